// What a supplier delivered, by register and recipient; what surely lies in the window apart from deliveries that reach over its edge.
// param party: id of the supplier
// param first: first year of the window
// param last: last year of the window
// returns: source, partner, inside, tiv, estimated, deliveries, unvalued
// access: read
MATCH (b:Party {id: $party})-[r:SUPPLIES_ARMS_TO]->(a:Party)
WHERE r.last_year >= $first AND r.first_year <= $last
  AND (r.years IS NULL OR any(y IN r.years WHERE y >= $first AND y <= $last))
RETURN r.source AS source, a.id AS partner, r.first_year >= $first AND r.last_year <= $last AS inside,
  sum(r.tiv) AS tiv, sum(r.estimated) AS estimated, sum(r.deliveries) AS deliveries, sum(r.unvalued) AS unvalued
