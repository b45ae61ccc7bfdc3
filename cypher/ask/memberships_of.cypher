// The tracks of the organisations that a party is or was a member of.
// param party: party id
// returns: track
// access: read
MATCH (a:Party {id: $party})-[r:MEMBER_OF]->(b:Party)
RETURN DISTINCT r.track AS track
ORDER BY track
