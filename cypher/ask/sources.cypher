// Sources by id.
// param ids: list of source ids
// returns: id, publisher, title, url, published, edition, citation, licence
// access: read
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN s.id AS id, s.publisher AS publisher, s.headline AS title, s.url AS url, s.published AS published, s.edition AS edition,
  s.citation AS citation, s.licence AS licence
ORDER BY id
