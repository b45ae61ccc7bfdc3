// States' ideal points in the UN General Assembly by year.
// param known_on: ISO day or null: leave out what was published later or retracted by then
// returns: party, edtf, value, id
// access: read
MATCH (c:Claim {kind: 'voting_position'})
WHERE CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
RETURN c.subject AS party, c.edtf AS edtf, c.value AS value, c.id AS id
