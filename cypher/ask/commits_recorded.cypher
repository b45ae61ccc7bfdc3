// Claims in the order of the commits that recorded them: after one claim of a commit, up to the last commit that a reader knows of.
// param commit: integer
// param after: claim id within that commit
// param until: integer
// param limit: integer
// returns: id, commit, at
// access: read
MATCH (c:Claim)
WHERE c.commit >= $commit AND c.commit <= $until AND (c.commit > $commit OR c.id > $after)
RETURN c.id AS id, c.commit AS commit, c.recorded_at AS at
ORDER BY commit, id
LIMIT $limit
