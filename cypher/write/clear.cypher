// Removes up to `limit` nodes with their edges; only tests and an explicit wish empty a graph.
// param limit: integer
// returns: n
// access: write
MATCH (n)
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n) AS n
