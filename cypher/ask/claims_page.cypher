// A page of all claims in order of id: ids only, since the engines sort what is returned best.
// param kind: kind of claim or null
// param since: ISO moment or null: leave out what came into this graph before it
// param known_on: ISO day or null: leave out what was published later or retracted by then
// param quoted: whether claims without a quote are left out
// param after: claim id after which the page begins
// param limit: integer
// returns: id
// access: read
MATCH (c:Claim)
WHERE c.id > $after AND c.recorded_at IS NOT NULL AND ($kind IS NULL OR c.kind = $kind) AND ($since IS NULL OR c.recorded_at >= $since)
  AND ($quoted = false OR c.quote IS NOT NULL)
  AND CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
RETURN c.id AS id
ORDER BY id
LIMIT $limit
