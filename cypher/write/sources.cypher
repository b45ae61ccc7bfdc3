// Sources, by id. Beside the EDTF text stands the first day on which each was surely published, as a date.
// param rows: list of {id, props}
// access: write
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
SET s += row.props
SET s.published_date = date(row.props.known_from)
