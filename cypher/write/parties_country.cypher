// Parties of the register that are each a Country.
// param rows: list of {id, props}
// access: write
UNWIND $rows AS row
MERGE (p:Party {id: row.id})
SET p += row.props
SET p:Country
