// Claims about two parties that have a time and a figure at most, as registers do: fewer properties, and what all of them share
// comes once, which is half of the cost (as one map of parameters it would be copied for each property).
// param rows: list of maps as graph/rows.py makes them (plain_row), without the values that all of them share, which come as parameters
// param kind: string
// param modality: string
// param source: id of the claims' source
// param unit: string or null
// param scope: string or null
// param origin: string
// param loader: string or null
// param recorded_at: ISO moment
// param known_from: ISO day
// param commit: integer, the number of this write (the store gives it)
// access: write
UNWIND $rows AS row
MATCH (s:Party {id: CASE WHEN row.subject STARTS WITH 'unknown:' THEN 'unknown:subject' ELSE row.subject END}),
  (o:Party {id: CASE WHEN row.object STARTS WITH 'unknown:' THEN 'unknown:object' ELSE row.object END}), (f:Source {id: $source})
CREATE (c:Claim {id: row.id, kind: $kind, modality: $modality, subject: row.subject,
  object: row.object, subject_text: row.subject_text, object_text: row.object_text,
  source: $source, track: row.track, dyad: row.dyad, edtf: row.edtf, earliest: row.earliest,
  begin_latest: row.begin_latest, end_earliest: row.end_earliest, latest: row.latest,
  value: row.value, unit: $unit, scope: $scope, origin: $origin,
  details: row.details, locator: row.locator, loader: $loader, recorded_at: $recorded_at,
  known_from: $known_from, name: $kind + ': ' + coalesce(row.subject_text, row.subject) + ', ' + coalesce(row.object_text, row.object) +
  coalesce(', ' + row.edtf, ''), begin_date: date(row.earliest), end_date: date(row.latest), commit: $commit})
CREATE (c)-[:SUBJECT]->(s)
CREATE (c)-[:OBJECT]->(o)
CREATE (c)-[:STATED_IN]->(f)
