// Claims that lack something, in order of id.
// param what: quote, date, url, published or locator
// param kind: kind of claim, or null for all
// param after: id after which the page begins
// param limit: integer
// returns: id, kind, modality, subject, object, track, edtf, earliest, begin_latest, end_earliest, latest, value, unit, base, scope, mission, place, commodity, said_by, origin, quote, details, known_from, retracted_on, retracted_why, source, publisher, title, url, published, edition, citation
// access: read
MATCH (c:Claim)-[:STATED_IN]->(s:Source)
WHERE c.id > $after AND c.recorded_at IS NOT NULL AND c.retracted_on IS NULL AND ($kind IS NULL OR c.kind = $kind)
  AND (($what = 'quote' AND c.quote IS NULL) OR ($what = 'date' AND c.edtf IS NULL) OR ($what = 'url' AND s.url IS NULL)
    OR ($what = 'published' AND s.published IS NULL) OR ($what = 'locator' AND c.locator IS NULL))
RETURN c.id AS id, c.kind AS kind, c.modality AS modality, c.subject AS subject, c.object AS object, c.track AS track, c.edtf AS edtf,
  c.earliest AS earliest, c.begin_latest AS begin_latest, c.end_earliest AS end_earliest, c.latest AS latest, c.value AS value,
  c.unit AS unit, c.base AS base, c.scope AS scope, c.mission AS mission, c.place AS place, c.commodity AS commodity,
  c.said_by AS said_by, c.origin AS origin, c.quote AS quote, c.details AS details, c.known_from AS known_from,
  c.retracted_on AS retracted_on, c.retracted_why AS retracted_why, s.id AS source, s.publisher AS publisher, s.headline AS title,
  s.url AS url, s.published AS published, s.edition AS edition, s.citation AS citation
ORDER BY c.id
LIMIT $limit
