// Keeps a party's totals by one source as parallel lists, so that the second base of a share need not be summed anew; tied to both.
// param rows: list of {id, props: {party, source, role, stated, periods, tiv, estimated, deliveries}}
// access: write
UNWIND $rows AS row
MERGE (t:ArmsTotal {id: row.id})
SET t += row.props
SET t.name = 'arms ' + row.props.role + ' of ' + row.props.party
WITH t, row
MATCH (p:Party {id: row.props.party}), (s:Source {id: row.props.source})
MERGE (p)-[:HAS_ARMS_TOTAL]->(t)
MERGE (t)-[:FROM_SOURCE]->(s)
