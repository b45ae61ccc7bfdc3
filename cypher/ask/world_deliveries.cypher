// Who supplied whom with arms of any value in some years, by register; unknown parties are left out.
// param first: first year
// param last: last year
// returns: subject, object, track, source, first, last, tiv, deliveries
// access: read
MATCH (a:Party)-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(b:Party)
WHERE r.last_year >= $first AND r.first_year <= $last AND r.source IS NOT NULL
  AND NOT a.id STARTS WITH 'unknown:' AND NOT b.id STARTS WITH 'unknown:'
RETURN a.id AS subject, b.id AS object, r.track AS track, r.source AS source, min(r.first_year) AS first, max(r.last_year) AS last,
  sum(r.tiv) AS tiv, sum(r.deliveries) AS deliveries
