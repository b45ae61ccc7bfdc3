// The tracks of some kinds of which a source tells, with one claim of each.
// param source: id of the source
// param kinds: list of kinds
// param limit: integer
// returns: track, kind, claim
// access: read
MATCH (:Source {id: $source})<-[:STATED_IN]-(c:Claim)
WHERE c.kind IN $kinds AND c.retracted_on IS NULL
RETURN c.track AS track, c.kind AS kind, min(c.id) AS claim
ORDER BY track, kind
LIMIT $limit
