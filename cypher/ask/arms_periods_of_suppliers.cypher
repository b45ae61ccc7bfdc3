// What some suppliers delivered by one register, by party, recipient and delivery period.
// param parties: list of party ids
// param source: id of the register
// param first: first year of the window
// param last: last year of the window
// returns: party, partner, period, tiv, estimated, deliveries, unvalued
// access: read
UNWIND $parties AS party
MATCH (b:Party {id: party})-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(a:Party)
WHERE r.source = $source AND r.last_year >= $first AND r.first_year <= $last
  AND (r.years IS NULL OR any(y IN r.years WHERE y >= $first AND y <= $last))
RETURN party, a.id AS partner, r.period AS period, r.tiv AS tiv, r.estimated AS estimated, r.deliveries AS deliveries,
  r.unvalued AS unvalued
