// The tracks of some claims.
// param ids: list of claim ids
// returns: id, track
// access: read
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN c.id AS id, c.track AS track
