// What reached a recipient by one register, delivery by delivery, with all that the register says of each.
// param party: id of the recipient
// param source: id of the register
// param first: first year of the window
// param last: last year of the window
// param limit: integer
// returns: partner, period, claim, value, details
// access: read
MATCH (a:Party)-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(b:Party {id: $party})
WHERE r.source = $source AND r.last_year >= $first AND r.first_year <= $last
  AND (r.years IS NULL OR any(y IN r.years WHERE y >= $first AND y <= $last))
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
RETURN a.id AS partner, r.period AS period, id AS claim, c.value AS value, c.details AS details
LIMIT $limit
