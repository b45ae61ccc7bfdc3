// In which source each of some claims stands.
// param ids: list of claim ids
// returns: claim, id, publisher, title, url, published, edition, citation, licence
// access: read
UNWIND $ids AS claim
MATCH (c:Claim {id: claim})-[:STATED_IN]->(s:Source)
RETURN c.id AS claim, s.id AS id, s.publisher AS publisher, s.headline AS title, s.url AS url, s.published AS published,
  s.edition AS edition, s.citation AS citation, s.licence AS licence
ORDER BY claim
