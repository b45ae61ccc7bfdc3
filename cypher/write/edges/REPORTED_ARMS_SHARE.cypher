// Draws REPORTED_ARMS_SHARE edges.
// param rows: list of {subject, object, props}
// access: write
UNWIND $rows AS row
MATCH (a:Party {id: row.subject}), (b:Party {id: row.object})
CREATE (a)-[r:REPORTED_ARMS_SHARE]->(b)
SET r += row.props
