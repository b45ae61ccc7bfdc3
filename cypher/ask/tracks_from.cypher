// The tracks of the edges of one type that lead from a party.
// each TYPE: relationship types
// param party: party id
// returns: track
// access: read
MATCH (a:Party {id: $party})-[r:<TYPE>]->(b:Party)
WHERE r.track IS NOT NULL
RETURN DISTINCT r.track AS track
ORDER BY track
