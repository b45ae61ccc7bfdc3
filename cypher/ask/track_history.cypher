// All claims of some tracks, also those that were retracted, with the moments of both: what was known in this graph at any moment.
// param tracks: list of tracks
// param limit: integer
// returns: id, kind, modality, subject, object, track, edtf, earliest, begin_latest, end_earliest, latest, mission, place, said_by, origin, details, about, known_from, recorded_at, retracted_at, retracted_on, source
// access: read
UNWIND $tracks AS track
MATCH (c:Claim {track: track})
RETURN c.id AS id, c.kind AS kind, c.modality AS modality, c.subject AS subject, c.object AS object, c.track AS track, c.edtf AS edtf,
  c.earliest AS earliest, c.begin_latest AS begin_latest, c.end_earliest AS end_earliest, c.latest AS latest, c.mission AS mission,
  c.place AS place, c.said_by AS said_by, c.origin AS origin, c.details AS details, c.about AS about, c.known_from AS known_from,
  c.recorded_at AS recorded_at, c.retracted_at AS retracted_at, c.retracted_on AS retracted_on, c.source AS source
ORDER BY track, c.id
LIMIT $limit
