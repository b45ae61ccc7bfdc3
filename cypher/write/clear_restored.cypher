// Removes up to `limit` nodes that a restore wrote and did not finish, with their edges; what is not of Legation stays.
// param limit: integer
// returns: n
// access: write
MATCH (n)
WHERE n:Claim OR n:Source OR n:Pending OR n:ArmsTotal OR n:Load OR n:Commit
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n) AS n
