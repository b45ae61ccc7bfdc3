// A party's totals by one register, as parallel lists.
// param id: totals id
// returns: periods, tiv, estimated, deliveries
// access: read
MATCH (t:ArmsTotal {id: $id})
RETURN t.periods AS periods, t.tiv AS tiv, t.estimated AS estimated, t.deliveries AS deliveries
