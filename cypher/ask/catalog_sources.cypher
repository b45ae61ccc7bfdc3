// The sources that claims stand in, the largest first.
// param limit: integer
// returns: id, publisher, title, url, published, edition, citation, licence, dataset, shape, claims
// access: read
MATCH (c:Claim)
WHERE c.recorded_at IS NOT NULL
WITH c.source AS source, count(c) AS claims
ORDER BY claims DESC, source
LIMIT $limit
MATCH (s:Source {id: source})
RETURN s.id AS id, s.publisher AS publisher, s.headline AS title, s.url AS url, s.published AS published, s.edition AS edition,
  s.citation AS citation, s.licence AS licence, s.dataset AS dataset, s.shape AS shape, claims
ORDER BY claims DESC, id
