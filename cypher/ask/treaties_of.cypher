// What is claimed of a party's signatures and memberships of treaties.
// param party: party id
// param kinds: list of kinds
// param known_on: ISO day or null: leave out what was published later or retracted by then
// returns: id, kind, subject, object, track, edtf, earliest, begin_latest, end_earliest, latest, modality, mission, origin, details, known_from, retracted_on, source, publisher, title, url, published, edition, citation
// access: read
UNWIND $kinds AS kind
MATCH (p:Party {id: $party})<-[:SUBJECT]-(c:Claim {kind: kind})
WHERE CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
WITH c
MATCH (c)-[:STATED_IN]->(s:Source)
RETURN c.id AS id, c.kind AS kind, c.subject AS subject, c.object AS object, c.track AS track, c.edtf AS edtf, c.earliest AS earliest,
  c.begin_latest AS begin_latest, c.end_earliest AS end_earliest, c.latest AS latest, c.modality AS modality, c.mission AS mission,
  c.origin AS origin, c.details AS details, c.known_from AS known_from, c.retracted_on AS retracted_on, s.id AS source, s.publisher AS publisher,
  s.headline AS title, s.url AS url, s.published AS published, s.edition AS edition, s.citation AS citation
ORDER BY c.id
