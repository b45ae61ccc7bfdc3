// What reached a recipient by one register, by supplier and delivery period.
// param party: id of the recipient
// param source: id of the register
// returns: partner, period, tiv, estimated, deliveries, unvalued
// access: read
MATCH (a:Party)-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(b:Party {id: $party})
WHERE r.source = $source AND r.period IS NOT NULL
RETURN a.id AS partner, r.period AS period, r.tiv AS tiv, r.estimated AS estimated, r.deliveries AS deliveries, r.unvalued AS unvalued
