// The sources of claims of some kinds that were recorded from a moment on, when the last of them was, and whether it had such claims before.
// param since: ISO moment
// param kinds: list of kinds
// param limit: integer
// returns: source, at, older
// access: read
MATCH (c:Claim)
WHERE c.recorded_at >= $since AND c.kind IN $kinds
WITH c.source AS source, max(c.recorded_at) AS at
ORDER BY source
LIMIT $limit
MATCH (s:Source {id: source})
RETURN source, at, EXISTS { MATCH (s)<-[:STATED_IN]-(o:Claim) WHERE o.recorded_at < $since } AS older
ORDER BY source
