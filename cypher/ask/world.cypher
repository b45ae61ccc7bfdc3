// Every edge of one type between any two parties, with its bounds.
// each TYPE: relationship types
// returns: track, subject, object, modality, mission, earliest, begin_latest, end_earliest, latest, disputed, known_last, none_from, doubt_from, doubt_to
// access: read
MATCH (a:Party)-[r:<TYPE>]->(b:Party)
WHERE r.track IS NOT NULL
RETURN r.track AS track, a.id AS subject, b.id AS object, r.modality AS modality, r.mission AS mission, r.earliest AS earliest,
  r.begin_latest AS begin_latest, r.end_earliest AS end_earliest, r.latest AS latest, r.disputed AS disputed, r.known_last AS known_last,
  r.none_from AS none_from,
  r.doubt_from AS doubt_from, r.doubt_to AS doubt_to
