// Every episode of every mission that claims say was there, with its type and bounds.
// returns: track, subject, object, mission, earliest, begin_latest, end_earliest, latest, known_last
// access: read
MATCH (a:Party)-[r:HAS_MISSION_IN]->(b:Party)
WHERE r.modality = 'done'
RETURN r.track AS track, a.id AS subject, b.id AS object, r.mission AS mission, r.earliest AS earliest, r.begin_latest AS begin_latest,
  r.end_earliest AS end_earliest, r.latest AS latest, r.known_last AS known_last
