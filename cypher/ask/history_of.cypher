// The episodes of what a party has with others over edges of some sorts, as claims say that they were done, with their bounds.
// param party: party id
// param types: list of types of edges
// returns: type, track, subject, object, begins, ends, earliest, begin_latest, end_earliest, latest, known_last, mission, place, claims
// access: read
MATCH (a:Party {id: $party})-[r]-(b:Party)
WHERE type(r) IN $types AND r.modality = 'done'
RETURN type(r) AS type, r.track AS track, startNode(r).id AS subject, endNode(r).id AS object, r.begins AS begins, r.ends AS ends,
  r.earliest AS earliest, r.begin_latest AS begin_latest, r.end_earliest AS end_earliest, r.latest AS latest, r.known_last AS known_last,
  r.mission AS mission, r.place AS place, r.claims AS claims
