// Notes the pairs whose deliveries in some years a register covers, since what it says, or leaves out, makes other figures the current ones.
// param suppliers: list of party ids whose trade is whole in it, or null for everybody
// param recipients: likewise
// param first: first year that it covers
// param last: last year
// access: write
MATCH (a:Party)-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(b:Party)
WHERE r.first_year <= $last AND r.last_year >= $first
  AND ($suppliers IS NULL OR $recipients IS NULL OR a.id IN $suppliers OR b.id IN $recipients)
WITH DISTINCT r.track AS track
MERGE (p:Pending {id: track})
SET p.asked = coalesce(p.asked, 0) + 1
