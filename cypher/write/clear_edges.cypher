// Removes up to `limit` edges between parties; only tests and an explicit wish empty a graph.
// param limit: integer
// returns: n
// access: write
MATCH (a:Party)-[r]->(b:Party)
WITH r LIMIT $limit
DELETE r
RETURN count(r) AS n
