// Every edge of one type from some parties to some parties, with its bounds.
// each TYPE: relationship types
// param subjects: list of party ids
// param objects: list of party ids
// returns: track, subject, object, modality, earliest, begin_latest, end_earliest, latest, disputed, known_last, none_from, doubt_from, doubt_to
// access: read
UNWIND $subjects AS subject
MATCH (a:Party {id: subject})-[r:<TYPE>]->(b:Party)
WHERE b.id IN $objects AND r.track IS NOT NULL
RETURN r.track AS track, a.id AS subject, b.id AS object, r.modality AS modality, r.earliest AS earliest, r.begin_latest AS begin_latest,
  r.end_earliest AS end_earliest, r.latest AS latest, r.disputed AS disputed, r.known_last AS known_last, r.none_from AS none_from,
  r.doubt_from AS doubt_from, r.doubt_to AS doubt_to
