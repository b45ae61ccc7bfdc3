// What one register lists from whom to whom in each year; periods of several years and unknown parties are left out.
// param source: id of the register
// param first: first year
// param last: last year
// returns: subject, object, year, tiv
// access: read
MATCH (a:Party)-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(b:Party)
WHERE r.source = $source AND r.first_year = r.last_year AND r.first_year >= $first AND r.last_year <= $last
  AND NOT a.id STARTS WITH 'unknown:' AND NOT b.id STARTS WITH 'unknown:'
RETURN a.id AS subject, b.id AS object, r.first_year AS year, r.tiv AS tiv
