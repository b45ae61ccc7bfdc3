// The next tracks (or totals) to draw, in a fixed order, and how often each was asked for.
// param prefix: string that the ids begin with
// param limit: integer
// returns: id, asked
// access: read
MATCH (p:Pending)
WHERE p.id STARTS WITH $prefix
RETURN p.id AS id, coalesce(p.asked, 0) AS asked ORDER BY id LIMIT $limit
