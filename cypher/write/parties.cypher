// Parties, each with its second label. `begin` and `end` are EDTF; beside them stand the first and last day as dates, and the position.
// each LABEL: Country, Group, Organization, Placeholder
// param rows: list of {id, props, first, last}, the last two ISO days or null
// access: write
UNWIND $rows AS row
MERGE (p:Party {id: row.id})
SET p += row.props
SET p.begin_date = date(row.first), p.end_date = date(row.last)
SET p.location = CASE WHEN row.props.latitude IS NULL THEN null
  ELSE point({latitude: row.props.latitude, longitude: row.props.longitude}) END
SET p:<LABEL>
