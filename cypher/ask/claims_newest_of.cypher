// Claims about a party, those that came into this graph last first: ids only, since the engines sort what is returned best.
// param party: party id
// param kind: kind of claim or null
// param since: ISO moment or null: leave out what came into this graph before it
// param known_on: ISO day or null: leave out what was published later or retracted by then
// param quoted: whether claims without a quote are left out
// param before: ISO moment: where the page begins, `9` for the first page
// param after: claim id after which a page begins that goes on within that moment
// param limit: integer
// returns: id, at
// access: read
MATCH (p:Party {id: $party})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.recorded_at <= $before AND (c.recorded_at < $before OR c.id > $after) AND ($kind IS NULL OR c.kind = $kind)
  AND ($since IS NULL OR c.recorded_at >= $since) AND ($quoted = false OR c.quote IS NOT NULL)
  AND CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
RETURN DISTINCT c.id AS id, c.recorded_at AS at
ORDER BY at DESC, id
LIMIT $limit
