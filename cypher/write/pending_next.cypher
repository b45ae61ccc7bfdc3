// The next tracks (or totals) to draw, in a fixed order.
// param prefix: string that the ids begin with
// param limit: integer
// returns: id
// access: read
MATCH (p:Pending)
WHERE p.id STARTS WITH $prefix
RETURN p.id AS id ORDER BY id LIMIT $limit
