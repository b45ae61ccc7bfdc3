// Removes up to `limit` nodes with their edges, of all but the parties of the register; only tests and an explicit wish empty a graph.
// param limit: integer
// returns: n
// access: write
MATCH (n)
WHERE NOT (n:Country OR n:Organization OR n:Group OR n:Graph)
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n) AS n
