// What a supplier delivered by one register, by recipient and delivery period.
// param party: id of the supplier
// param source: id of the register
// returns: partner, period, tiv, estimated, deliveries, unvalued
// access: read
MATCH (b:Party {id: $party})-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(a:Party)
WHERE r.source = $source AND r.period IS NOT NULL
RETURN a.id AS partner, r.period AS period, r.tiv AS tiv, r.estimated AS estimated, r.deliveries AS deliveries, r.unvalued AS unvalued
