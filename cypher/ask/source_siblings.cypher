// The other sources of the publisher and data set of some sources: candidates for their earlier editions.
// param ids: list of source ids
// param limit: integer
// returns: id, other, headline, other_headline, edition, other_edition, published, other_published
// access: read
UNWIND $ids AS id
MATCH (n:Source {id: id})
MATCH (o:Source {publisher: n.publisher})
WHERE o.id <> n.id AND o.edition IS NOT NULL AND n.edition IS NOT NULL AND o.edition <> n.edition
  AND coalesce(o.dataset, '') = coalesce(n.dataset, '') AND coalesce(o.shape, '') = coalesce(n.shape, '')
RETURN n.id AS id, o.id AS other, n.headline AS headline, o.headline AS other_headline, n.edition AS edition,
  o.edition AS other_edition, n.published AS published, o.published AS other_published
ORDER BY id, other
LIMIT $limit
