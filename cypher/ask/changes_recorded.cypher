// Claims in the order in which they came into this graph, from a moment on: ids only, since the engines sort what is returned best.
// param since: ISO moment
// param after: claim id after which a page begins that goes on within that moment
// param limit: integer
// returns: id, at
// access: read
MATCH (c:Claim)
WHERE c.recorded_at >= $since AND (c.recorded_at > $since OR c.id > $after)
RETURN c.id AS id, c.recorded_at AS at
ORDER BY at, id
LIMIT $limit
