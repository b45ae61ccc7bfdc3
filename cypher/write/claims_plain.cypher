// Claims about two parties that have a time and a figure at most, as registers do: fewer properties, and what all of them share
// comes once, which is half of the cost.
// param rows: list of maps as graph/rows.py makes them (plain_row), without what is in same
// param same: map of kind, modality, source, unit, scope, origin, loader, recorded_at, known_from
// access: write
UNWIND $rows AS row
MATCH (s:Party {id: row.subject}), (o:Party {id: row.object}), (f:Source {id: $same.source})
CREATE (c:Claim {id: row.id, kind: $same.kind, modality: $same.modality, subject: row.subject,
  object: row.object, subject_text: row.subject_text, object_text: row.object_text,
  source: $same.source, track: row.track, dyad: row.dyad, edtf: row.edtf, earliest: row.earliest,
  begin_latest: row.begin_latest, end_earliest: row.end_earliest, latest: row.latest,
  value: row.value, unit: $same.unit, scope: $same.scope, origin: $same.origin,
  details: row.details, locator: row.locator, loader: $same.loader, recorded_at: $same.recorded_at,
  known_from: $same.known_from})
CREATE (c)-[:SUBJECT]->(s)
CREATE (c)-[:OBJECT]->(o)
CREATE (c)-[:STATED_IN]->(f)
