// Sources by id with all that they hold.
// param ids: list of source ids
// returns: id, publisher, publication, title, author, url, published, known_from, edition, licence, citation, text_hash, dataset, shape, origin, cites, covers_first, covers_last, covers_suppliers, covers_recipients, covers_yearly, covers_lacks, register
// access: read
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN s.id AS id, s.publisher AS publisher, s.publication AS publication, s.headline AS title, s.author AS author, s.url AS url,
  s.published AS published, s.known_from AS known_from, s.edition AS edition, s.licence AS licence, s.citation AS citation,
  s.text_hash AS text_hash, s.dataset AS dataset, s.shape AS shape, s.origin AS origin, s.cites AS cites,
  s.covers_first AS covers_first, s.covers_last AS covers_last, s.covers_suppliers AS covers_suppliers,
  s.covers_recipients AS covers_recipients, s.covers_yearly AS covers_yearly, s.covers_lacks AS covers_lacks,
  'Register' IN labels(s) AS register
