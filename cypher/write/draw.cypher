// Draws edges of one type. Their properties are named one by one, which is quicker than a map: deliveries of arms are many.
// each TYPE: relationship types
// param rows: list of {subject, object, props}
// access: write
UNWIND $rows AS row
MATCH (a:Party {id: row.subject}), (b:Party {id: row.object})
CREATE (a)-[:<TYPE> {earliest: row.props.earliest, begin_latest: row.props.begin_latest, end_earliest: row.props.end_earliest, latest:
  row.props.latest, begin_date: date(row.props.earliest), end_date: date(row.props.latest), begins: row.props.begins, ends:
  row.props.ends, disputed: row.props.disputed, kind: row.props.kind, modality: row.props.modality, source: row.props.source, edition:
  row.props.edition, period: row.props.period, first_year: row.props.first_year, last_year: row.props.last_year, years:
  row.props.years, tiv: row.props.tiv, estimated: row.props.estimated, deliveries: row.props.deliveries, unvalued: row.props.unvalued,
  mission: row.props.mission, place: row.props.place, commodity: row.props.commodity, base: row.props.base, scope: row.props.scope,
  unit: row.props.unit, value: row.props.value, track: row.props.track, key: row.props.key, claims: row.props.claims, sources:
  row.props.sources, known_from: row.props.known_from, known_last: row.props.known_last, last_seen: row.props.last_seen, none_from:
  row.props.none_from, doubt_from: row.props.doubt_from, doubt_to: row.props.doubt_to}]->(b)
