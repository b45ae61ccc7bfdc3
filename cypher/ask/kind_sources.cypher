// The sources that claims of some kinds stand in.
// param kinds: list of kinds
// returns: source, claims
// access: read
MATCH (c:Claim)
WHERE c.kind IN $kinds AND c.recorded_at IS NOT NULL AND c.retracted_on IS NULL
RETURN c.source AS source, count(c) AS claims
ORDER BY source
