// The tracks of all edges of one type.
// each TYPE: relationship types
// param limit: integer
// returns: track
// access: read
MATCH (a:Party)-[r:<TYPE>]->(b:Party)
WHERE r.track IS NOT NULL
RETURN DISTINCT r.track AS track
ORDER BY track
LIMIT $limit
