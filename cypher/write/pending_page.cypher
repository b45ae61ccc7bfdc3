// A page of what waits to be drawn, in order.
// param after: string, the last id of the page before
// param limit: integer
// returns: id
// access: read
MATCH (p:Pending)
WHERE p.id > $after
RETURN p.id AS id ORDER BY id LIMIT $limit
