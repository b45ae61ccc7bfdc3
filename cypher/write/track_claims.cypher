// All claims of some tracks, for the projection.
// param tracks: list of tracks
// returns: id, kind, modality, subject, object, source, track, edtf, earliest, begin_latest, end_earliest, latest, value, unit, base, scope, mission, place, commodity, origin, details, known_from, recorded_at, retracted_on, about
// access: read
UNWIND $tracks AS track
MATCH (c:Claim {track: track})
RETURN c.id AS id, c.kind AS kind, c.modality AS modality, c.subject AS subject, c.object AS object, c.source AS source,
  c.track AS track, c.edtf AS edtf, c.earliest AS earliest, c.begin_latest AS begin_latest, c.end_earliest AS end_earliest,
  c.latest AS latest, c.value AS value, c.unit AS unit, c.base AS base, c.scope AS scope, c.mission AS mission,
  c.place AS place, c.commodity AS commodity, c.origin AS origin, c.details AS details, c.known_from AS known_from,
  c.recorded_at AS recorded_at,
  c.retracted_on AS retracted_on, c.about AS about
