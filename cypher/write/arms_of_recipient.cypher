// What a party received by one source, by delivery period, for its totals.
// param rows: list of {id, party, source}
// returns: id, period, tiv, estimated, deliveries
// access: read
UNWIND $rows AS row
MATCH (s:Party)-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(o:Party {id: row.party})
WHERE r.source = row.source
RETURN row.id AS id, r.period AS period, sum(r.tiv) AS tiv, sum(r.estimated) AS estimated, sum(r.deliveries) AS deliveries
