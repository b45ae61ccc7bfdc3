// The next tracks (or totals) to draw, in a fixed order, and how often each was asked for.
// param limit: integer
// returns: id, asked
// access: read
MATCH (p:Pending)
RETURN p.id AS id, coalesce(p.asked, 0) AS asked ORDER BY id LIMIT $limit
