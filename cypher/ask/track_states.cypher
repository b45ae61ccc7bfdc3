// What decides the states of some tracks: their claims without quotes and figures. Sources are named by id.
// param tracks: list of tracks
// param known_on: ISO day or null: leave out what was published later or retracted by then
// param limit: integer
// returns: id, kind, modality, subject, object, track, edtf, earliest, begin_latest, end_earliest, latest, mission, place, said_by, origin, details, about, known_from, recorded_at, retracted_on, source
// access: read
UNWIND $tracks AS track
MATCH (c:Claim {track: track})
WHERE CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
RETURN c.id AS id, c.kind AS kind, c.modality AS modality, c.subject AS subject, c.object AS object, c.track AS track, c.edtf AS edtf,
  c.earliest AS earliest, c.begin_latest AS begin_latest, c.end_earliest AS end_earliest, c.latest AS latest, c.mission AS mission,
  c.place AS place, c.said_by AS said_by, c.origin AS origin, c.details AS details, c.about AS about, c.known_from AS known_from,
  c.recorded_at AS recorded_at, c.retracted_on AS retracted_on,
  c.source AS source
LIMIT $limit
