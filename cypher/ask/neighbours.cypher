// A page of a party's neighbours by one sort of edge, in order of id; placeholders for unknown parties are left out.
// param party: party id
// param type: type of the edges
// param after: id after which the page begins
// param first: ISO day: edges that had surely ended before it are left out
// param last: ISO day: edges that surely begin after it are left out
// param known_on: ISO day or null
// param limit: integer
// returns: id, outgoing, edges, earliest, latest, tracks
// access: read
MATCH (a:Party {id: $party})-[r]-(b:Party)
WHERE type(r) = $type AND b.id > $after AND r.modality = 'done' AND (r.earliest IS NULL OR r.earliest <= $last)
  AND (r.latest IS NULL OR r.latest >= $first) AND ($known_on IS NULL OR r.known_from IS NULL OR r.known_from <= $known_on)
  AND NOT b.id STARTS WITH 'unknown:'
RETURN b.id AS id, sum(CASE WHEN startNode(r).id = $party THEN 1 ELSE 0 END) AS outgoing, count(r) AS edges,
  min(r.earliest) AS earliest, max(r.latest) AS latest, collect(DISTINCT r.track) AS tracks
ORDER BY id
LIMIT $limit
