// Claims of some kinds about treaties whose details hold two texts (a treaty's id, words of a title, a party that is listed).
// The details are JSON text; what is asked for comes as it stands there.
// param kinds: list of kinds
// param text: lower-case text
// param also: lower-case text, "" for none
// param known_on: ISO day or null: leave out what was published later or retracted by then
// param limit: integer
// returns: id, kind, subject, object, track, edtf, earliest, begin_latest, end_earliest, latest, modality, mission, origin, details, known_from, retracted_on, source, publisher, title, url, published, edition, citation
// access: read
UNWIND $kinds AS kind
MATCH (c:Claim {kind: kind})
WHERE toLower(c.details) CONTAINS $text AND toLower(c.details) CONTAINS $also
  AND CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
WITH c
MATCH (c)-[:STATED_IN]->(s:Source)
RETURN c.id AS id, c.kind AS kind, c.subject AS subject, c.object AS object, c.track AS track, c.edtf AS edtf, c.earliest AS earliest,
  c.begin_latest AS begin_latest, c.end_earliest AS end_earliest, c.latest AS latest, c.modality AS modality, c.mission AS mission,
  c.origin AS origin, c.details AS details, c.known_from AS known_from, c.retracted_on AS retracted_on, s.id AS source, s.publisher AS publisher,
  s.headline AS title, s.url AS url, s.published AS published, s.edition AS edition, s.citation AS citation
ORDER BY c.id
LIMIT $limit
