// A page of the yearly totals with all that they hold.
// param after: string, the last id of the page before
// param limit: integer
// returns: id, party, source, role, stated, periods, tiv, estimated, deliveries
// access: read
MATCH (t:ArmsTotal)
WHERE t.id > $after
RETURN t.id AS id, t.party AS party, t.source AS source, t.role AS role, t.stated AS stated, t.periods AS periods, t.tiv AS tiv,
  t.estimated AS estimated, t.deliveries AS deliveries
ORDER BY id LIMIT $limit
