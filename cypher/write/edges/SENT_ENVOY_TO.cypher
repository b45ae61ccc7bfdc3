// Draws SENT_ENVOY_TO edges.
// param rows: list of {subject, object, props}
// access: write
UNWIND $rows AS row
MATCH (a:Party {id: row.subject}), (b:Party {id: row.object})
CREATE (a)-[r:SENT_ENVOY_TO]->(b)
SET r += row.props
