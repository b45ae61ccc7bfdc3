// Removes up to `limit` edges between parties that were drawn from claims.
// param limit: integer
// returns: n
// access: write
MATCH (a:Party)-[r]->(b:Party)
WHERE r.claims IS NOT NULL
WITH r LIMIT $limit
DELETE r
RETURN count(r) AS n
