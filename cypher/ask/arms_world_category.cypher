// The deliveries of one register whose details hold a text (an armament category as the register's JSON has it), from whom to whom.
// param source: id of the register
// param first: first year of the window
// param last: last year of the window
// param holds: text
// param limit: integer
// returns: supplier, recipient, inside, value, details
// access: read
MATCH (a:Party)-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(b:Party)
WHERE r.last_year >= $first AND r.first_year <= $last AND r.source = $source
  AND (r.years IS NULL OR any(y IN r.years WHERE y >= $first AND y <= $last))
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
WHERE c.details CONTAINS $holds
RETURN a.id AS supplier, b.id AS recipient, r.first_year >= $first AND r.last_year <= $last AS inside, c.value AS value,
  c.details AS details
LIMIT $limit
