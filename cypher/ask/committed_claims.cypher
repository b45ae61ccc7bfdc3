// The claims that one commit added.
// param commit: integer
// returns: id, track
// access: read
MATCH (c:Claim)
WHERE c.commit = $commit
RETURN c.id AS id, c.track AS track
