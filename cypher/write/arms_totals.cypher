// Keeps a party's totals by one source as parallel lists, so that the second base of a share need not be summed anew.
// param rows: list of {id, props: {party, source, role, stated, periods, tiv, estimated, deliveries}}
// access: write
UNWIND $rows AS row
MERGE (t:ArmsTotal {id: row.id})
SET t += row.props
