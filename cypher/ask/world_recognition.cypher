// Every episode of every recognition, with its bounds.
// returns: track, subject, object, modality, earliest, begin_latest, end_earliest, latest, disputed, known_last
// access: read
MATCH (a:Party)-[r:RECOGNIZES]->(b:Party)
RETURN r.track AS track, a.id AS subject, b.id AS object, r.modality AS modality, r.earliest AS earliest, r.begin_latest AS begin_latest,
  r.end_earliest AS end_earliest, r.latest AS latest, r.disputed AS disputed, r.known_last AS known_last
