// Which of these claims the graph already holds.
// param ids: list of claim ids
// returns: id
// access: read
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN c.id AS id
