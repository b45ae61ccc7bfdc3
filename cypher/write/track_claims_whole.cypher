// All claims of some tracks with all that they hold, for reading them back, checks and exports.
// param tracks: list of tracks
// returns: id, kind, modality, subject, object, subject_text, object_text, source, track, dyad, edtf, earliest, begin_latest, end_earliest, latest, seen_until, value, unit, base, scope, mission, place, commodity, said_by, origin, quote, span_from, span_to, context, details, about, locator, loader, recorded_at, known_from, retracted_at, retracted_on, retracted_why
// access: read
UNWIND $tracks AS track
MATCH (c:Claim {track: track})
RETURN c.id AS id, c.kind AS kind, c.modality AS modality, c.subject AS subject, c.object AS object,
  c.subject_text AS subject_text, c.object_text AS object_text, c.source AS source, c.track AS track, c.dyad AS dyad,
  c.edtf AS edtf, c.earliest AS earliest, c.begin_latest AS begin_latest, c.end_earliest AS end_earliest, c.latest AS latest,
  c.seen_until AS seen_until, c.value AS value, c.unit AS unit, c.base AS base, c.scope AS scope, c.mission AS mission,
  c.place AS place, c.commodity AS commodity, c.said_by AS said_by, c.origin AS origin, c.quote AS quote,
  c.span_from AS span_from, c.span_to AS span_to, c.context AS context, c.details AS details, c.about AS about, c.locator AS locator,
  c.loader AS loader, c.recorded_at AS recorded_at, c.known_from AS known_from, c.retracted_at AS retracted_at,
  c.retracted_on AS retracted_on, c.retracted_why AS retracted_why
