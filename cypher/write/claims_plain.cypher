// Claims about two parties that have a time and a figure at most, as registers do: fewer properties, which is most of the cost.
// param rows: list of maps as graph/rows.py makes them (plain_row)
// access: write
UNWIND $rows AS row
MATCH (s:Party {id: row.subject}), (o:Party {id: row.object}), (f:Source {id: row.source})
CREATE (c:Claim {id: row.id, kind: row.kind, modality: row.modality, subject: row.subject, object:
  row.object, subject_text: row.subject_text, object_text: row.object_text, source: row.source,
  track: row.track, dyad: row.dyad, edtf: row.edtf, earliest: row.earliest, begin_latest:
  row.begin_latest, end_earliest: row.end_earliest, latest: row.latest, value: row.value, unit:
  row.unit, scope: row.scope, origin: row.origin, details: row.details, locator: row.locator,
  loader: row.loader, recorded_at: row.recorded_at, known_from: row.known_from})
CREATE (c)-[:SUBJECT]->(s)
CREATE (c)-[:OBJECT]->(o)
CREATE (c)-[:STATED_IN]->(f)
