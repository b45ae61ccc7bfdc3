// Draws IN_DISPUTE_WITH edges.
// param rows: list of {subject, object, props}
// access: write
UNWIND $rows AS row
MATCH (a:Party {id: row.subject}), (b:Party {id: row.object})
CREATE (a)-[r:IN_DISPUTE_WITH]->(b)
SET r += row.props
