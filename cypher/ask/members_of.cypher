// The tracks of the members of an organisation.
// param party: party id
// returns: track
// access: read
MATCH (a:Party)-[r:MEMBER_OF]->(b:Party {id: $party})
RETURN DISTINCT r.track AS track
ORDER BY track
