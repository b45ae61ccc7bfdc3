// The tracks of the edges of one type that lead to a party.
// each TYPE: relationship types
// param party: party id
// returns: track
// access: read
MATCH (a:Party)-[r:<TYPE>]->(b:Party {id: $party})
WHERE r.track IS NOT NULL
RETURN DISTINCT r.track AS track
ORDER BY track
