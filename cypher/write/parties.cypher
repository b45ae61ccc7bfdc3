// Parties, each with its second label.
// each LABEL: Country, Group, Organization, Placeholder
// param rows: list of {id, props}
// access: write
UNWIND $rows AS row
MERGE (p:Party {id: row.id})
SET p += row.props
SET p:<LABEL>
