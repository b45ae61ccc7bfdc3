// The tracks of some kinds of claims that were recorded, or retracted, from a moment on.
// each MOMENT: recorded_at, retracted_at
// param since: ISO moment
// param kinds: list of kinds
// param limit: integer
// returns: track
// access: read
MATCH (c:Claim)
WHERE c.<MOMENT> >= $since AND c.kind IN $kinds
RETURN DISTINCT c.track AS track
ORDER BY track
LIMIT $limit
