// Whether the graph holds anything: the id of one claim, if there is one.
// returns: id
// access: read
MATCH (c:Claim)
WHERE c.recorded_at IS NOT NULL
RETURN c.id AS id LIMIT 1
