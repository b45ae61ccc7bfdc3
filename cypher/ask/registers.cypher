// The registers of arms transfers that are loaded, with what each covers.
// returns: id, publisher, title, url, published, edition, citation, shape, known_from, covers_first, covers_last, covers_suppliers, covers_recipients, covers_yearly, covers_lacks
// access: read
MATCH (s:Register)
RETURN s.id AS id, s.publisher AS publisher, s.headline AS title, s.url AS url, s.published AS published, s.edition AS edition,
  s.citation AS citation, s.shape AS shape, s.known_from AS known_from, s.covers_first AS covers_first,
  s.covers_last AS covers_last, s.covers_suppliers AS covers_suppliers, s.covers_recipients AS covers_recipients,
  s.covers_yearly AS covers_yearly, s.covers_lacks AS covers_lacks
ORDER BY id
