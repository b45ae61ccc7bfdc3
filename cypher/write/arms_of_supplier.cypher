// What a party supplied by one source, by delivery period, for its totals.
// param rows: list of {id, party, source}
// returns: id, period, tiv, estimated, deliveries
// access: read
UNWIND $rows AS row
MATCH (s:Party {id: row.party})-[r:SUPPLIES_ARMS_TO|ARMS_BY_OTHER_EDITION]->(o:Party)
WHERE r.source = row.source
RETURN row.id AS id, r.period AS period, sum(r.tiv) AS tiv, sum(r.estimated) AS estimated, sum(r.deliveries) AS deliveries
