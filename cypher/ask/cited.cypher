// What some sources cite.
// param ids: list of source ids
// returns: citing, id, publisher, title, url, published, edition, citation, licence
// access: read
UNWIND $ids AS id
MATCH (a:Source {id: id})-[:CITES]->(s:Source)
RETURN a.id AS citing, s.id AS id, s.publisher AS publisher, s.headline AS title, s.url AS url, s.published AS published,
  s.edition AS edition, s.citation AS citation, s.licence AS licence
ORDER BY citing, id
LIMIT 100
