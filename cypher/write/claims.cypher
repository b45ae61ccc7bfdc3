// Claims about two parties, each with its edges to both and to its source. Callers leave out ids that are already there.
// param rows: list of maps as graph/rows.py makes them
// param commit: integer, the number of this write (the store gives it)
// access: write
UNWIND $rows AS row
MATCH (s:Party {id: CASE WHEN row.subject STARTS WITH 'unknown:' THEN 'unknown:subject' ELSE row.subject END}),
  (o:Party {id: CASE WHEN row.object STARTS WITH 'unknown:' THEN 'unknown:object' ELSE row.object END}), (f:Source {id: row.source})
CREATE (c:Claim {id: row.id, kind: row.kind, modality: row.modality, subject: row.subject, object: row.object,
  subject_text: row.subject_text, object_text: row.object_text, source: row.source, track: row.track,
  dyad: row.dyad, edtf: row.edtf, earliest: row.earliest, begin_latest: row.begin_latest,
  end_earliest: row.end_earliest, latest: row.latest, seen_until: row.seen_until, value: row.value,
  unit: row.unit, base: row.base, scope: row.scope, mission: row.mission, place: row.place,
  commodity: row.commodity, said_by: row.said_by, origin: row.origin, quote: row.quote,
  span_from: row.span_from, span_to: row.span_to, context: row.context, details: row.details, about: row.about, locator: row.locator,
  loader: row.loader, recorded_at: row.recorded_at, known_from: row.known_from, retracted_at: row.retracted_at,
  retracted_on: row.retracted_on, retracted_why: row.retracted_why, name: row.kind + ': ' + coalesce(row.subject_text, row.subject) + ', ' + coalesce(row.object_text, row.object) +
  coalesce(', ' + row.edtf, ''), begin_date: date(row.earliest), end_date: date(row.latest), commit: $commit,
  retracted_commit: CASE WHEN row.retracted_at IS NULL THEN null ELSE $commit END})
CREATE (c)-[:SUBJECT]->(s)
CREATE (c)-[:OBJECT]->(o)
CREATE (c)-[:STATED_IN]->(f)
