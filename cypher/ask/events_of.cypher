// Claims of some kinds that a party is subject or object of and that may fall into a period.
// param party: party id
// param kinds: list of kinds of claim
// param first: ISO day: first of the period
// param last: ISO day: last of the period
// param known_on: ISO day or null: leave out what was published later or retracted by then
// param limit: integer
// returns: id, kind, modality, subject, object, track, edtf, earliest, begin_latest, end_earliest, latest, value, unit, base, scope, mission, place, commodity, said_by, origin, quote, details, known_from, retracted_on, retracted_why, source, publisher, title, url, published, edition, citation
// access: read
MATCH (p:Party {id: $party})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.kind IN $kinds AND c.latest >= $first AND c.earliest <= $last
  AND CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
WITH DISTINCT c
WITH c ORDER BY c.earliest, c.id LIMIT $limit
MATCH (c)-[:STATED_IN]->(s:Source)
RETURN c.id AS id, c.kind AS kind, c.modality AS modality, c.subject AS subject, c.object AS object, c.track AS track, c.edtf AS edtf,
  c.earliest AS earliest, c.begin_latest AS begin_latest, c.end_earliest AS end_earliest, c.latest AS latest, c.value AS value,
  c.unit AS unit, c.base AS base, c.scope AS scope, c.mission AS mission, c.place AS place, c.commodity AS commodity,
  c.said_by AS said_by, c.origin AS origin, c.quote AS quote, c.details AS details, c.known_from AS known_from,
  c.retracted_on AS retracted_on, c.retracted_why AS retracted_why, s.id AS source, s.publisher AS publisher, s.headline AS title,
  s.url AS url, s.published AS published, s.edition AS edition, s.citation AS citation
ORDER BY c.earliest, c.id
