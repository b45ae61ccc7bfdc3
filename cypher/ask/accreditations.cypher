// The tracks of every accreditation from a seat elsewhere.
// param limit: integer
// returns: track
// access: read
MATCH (a:Party)-[r:ACCREDITED_TO]->(b:Party)
RETURN DISTINCT r.track AS track
ORDER BY track
LIMIT $limit
