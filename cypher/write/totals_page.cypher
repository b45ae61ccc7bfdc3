// A page of the yearly totals kept beside the edges, for the digest of a graph.
// param after: string, the last id of the page before
// param limit: integer
// returns: id, periods, tiv, estimated, deliveries
// access: read
MATCH (t:ArmsTotal)
WHERE t.id > $after
RETURN t.id AS id, t.periods AS periods, t.tiv AS tiv, t.estimated AS estimated, t.deliveries AS deliveries
ORDER BY id LIMIT $limit
