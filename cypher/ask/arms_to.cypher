// What reached a recipient, by register and supplier; what surely lies in the window apart from deliveries that reach over its edge.
// `spread` splits those evenly over the years that they list.
// param party: id of the recipient
// param first: first year of the window
// param last: last year of the window
// returns: source, partner, inside, tiv, spread, estimated, deliveries, unvalued
// access: read
MATCH (a:Party)-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(b:Party {id: $party})
WHERE r.last_year >= $first AND r.first_year <= $last
  AND (r.years IS NULL OR any(y IN r.years WHERE y >= $first AND y <= $last))
RETURN r.source AS source, a.id AS partner, r.first_year >= $first AND r.last_year <= $last AS inside,
  sum(r.tiv) AS tiv,
  sum(CASE WHEN r.years IS NULL THEN r.tiv 
    ELSE 1.0 * r.tiv * size([y IN r.years WHERE y >= $first AND y <= $last]) / size(r.years) END) AS spread,
  sum(r.estimated) AS estimated, sum(r.deliveries) AS deliveries, sum(r.unvalued) AS unvalued
