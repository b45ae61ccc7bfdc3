// The tracks in which a party protects another's interests, or is protected.
// param party: party id
// returns: track
// access: read
MATCH (a:Party {id: $party})-[r:REPRESENTS_INTERESTS_OF]-(b:Party)
RETURN DISTINCT r.track AS track
ORDER BY track
