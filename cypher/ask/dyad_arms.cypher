// Deliveries from one party to another as registers give them, by register and delivery period.
// param supplier: party id
// param recipient: party id
// param limit: integer
// returns: source, period, tiv, estimated, deliveries, unvalued
// access: read
MATCH (a:Party {id: $supplier})-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(b:Party {id: $recipient})
WHERE r.source IS NOT NULL AND r.period IS NOT NULL
RETURN r.source AS source, r.period AS period, r.tiv AS tiv, r.estimated AS estimated, r.deliveries AS deliveries, r.unvalued AS unvalued
ORDER BY source, period
LIMIT $limit
