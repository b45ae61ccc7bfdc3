// The claims of some tracks of reported shares, with their sources; `known_on` leaves out what was published later or retracted by then.
// Claims are picked before their sources are gone to: with millions of claims the engine would begin at the sources.
// param tracks: list of tracks
// param known_on: ISO day or null
// returns: id, track, recorded_at, retracted_on, subject, object, modality, edtf, value, unit, base, scope, said_by, quote, known_from, source, publisher, title, url, published, edition, citation
// access: read
UNWIND $tracks AS track
MATCH (c:Claim {track: track})
WHERE CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
  ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
WITH c
MATCH (c)-[:STATED_IN]->(s:Source)
RETURN c.id AS id, c.track AS track, c.recorded_at AS recorded_at, c.retracted_on AS retracted_on, c.subject AS subject, c.object AS object, c.modality AS modality, c.edtf AS edtf, c.value AS value, c.unit AS unit,
  c.base AS base, c.scope AS scope, c.said_by AS said_by, c.quote AS quote, c.known_from AS known_from, s.id AS source,
  s.publisher AS publisher, s.headline AS title, s.url AS url, s.published AS published, s.edition AS edition, s.citation AS citation
ORDER BY id
LIMIT 500
