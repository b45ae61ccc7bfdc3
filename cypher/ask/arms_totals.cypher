// Parties' totals by register as parallel lists, one look-up each.
// param ids: list of ids as graph/projection/totals.py makes them
// returns: id, periods, tiv
// access: read
UNWIND $ids AS id
MATCH (t:ArmsTotal {id: id})
RETURN t.id AS id, t.periods AS periods, t.tiv AS tiv
