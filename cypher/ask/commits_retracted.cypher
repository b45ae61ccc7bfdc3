// Claims in the order of the commits that retracted them: after one claim of a commit, up to the last commit that a reader knows of.
// param commit: integer
// param after: claim id within that commit
// param until: integer
// param limit: integer
// returns: id, commit, at
// access: read
MATCH (c:Claim)
WHERE c.retracted_commit >= $commit AND c.retracted_commit <= $until AND (c.retracted_commit > $commit OR c.id > $after)
RETURN c.id AS id, c.retracted_commit AS commit, c.retracted_at AS at
ORDER BY commit, id
LIMIT $limit
