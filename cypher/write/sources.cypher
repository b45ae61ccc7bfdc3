// Sources, by id.
// param rows: list of {id, props}
// access: write
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
SET s += row.props
