// The tracks in which one party protects the interests of another.
// param limit: integer
// returns: track
// access: read
MATCH (a:Party)-[r:REPRESENTS_INTERESTS_OF]->(b:Party)
RETURN DISTINCT r.track AS track
ORDER BY track
LIMIT $limit
