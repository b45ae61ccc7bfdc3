// How much waits for its projection.
// returns: n
// access: read
MATCH (p:Pending)
RETURN count(p) AS n
