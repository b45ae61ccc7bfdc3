// One claim with all that it holds and its source.
// param id: claim id
// returns: id, kind, modality, subject, object, track, edtf, earliest, begin_latest, end_earliest, latest, value, unit, base, scope, mission, place, commodity, said_by, origin, quote, details, known_from, retracted_on, retracted_why, source, publisher, title, url, published, edition, citation, subject_text, object_text, about, span_from, span_to, context, locator, loader, recorded_at, retracted_at
// access: read
MATCH (c:Claim {id: $id})-[:STATED_IN]->(s:Source)
RETURN c.id AS id, c.kind AS kind, c.modality AS modality, c.subject AS subject, c.object AS object, c.track AS track, c.edtf AS edtf,
  c.earliest AS earliest, c.begin_latest AS begin_latest, c.end_earliest AS end_earliest, c.latest AS latest, c.value AS value,
  c.unit AS unit, c.base AS base, c.scope AS scope, c.mission AS mission, c.place AS place, c.commodity AS commodity,
  c.said_by AS said_by, c.origin AS origin, c.quote AS quote, c.details AS details, c.known_from AS known_from,
  c.retracted_on AS retracted_on, c.retracted_why AS retracted_why, s.id AS source, s.publisher AS publisher, s.headline AS title,
  s.url AS url, s.published AS published, s.edition AS edition, s.citation AS citation,
  c.subject_text AS subject_text, c.object_text AS object_text, c.about AS about, c.span_from AS span_from, c.span_to AS span_to, c.context AS context,
  c.locator AS locator, c.loader AS loader, c.recorded_at AS recorded_at, c.retracted_at AS retracted_at
