// Who is one step away from some parties over edges of some sorts; placeholders for unknown parties are left out.
// param ids: list of party ids
// param types: list of types of edges, or null for all
// param to: list of party ids: only these, or null for any
// param first: ISO day: edges that had surely ended before it are left out
// param last: ISO day: edges that surely begin after it are left out
// param known_on: ISO day or null
// param limit: integer
// returns: start, id, edges
// access: read
UNWIND $ids AS start
MATCH (a:Party {id: start})-[r]-(b:Party)
WHERE ($types IS NULL OR type(r) IN $types) AND ($to IS NULL OR b.id IN $to) AND r.modality = 'done'
  AND (r.earliest IS NULL OR r.earliest <= $last) AND (r.latest IS NULL OR r.latest >= $first)
  AND ($known_on IS NULL OR r.known_from IS NULL OR r.known_from <= $known_on) AND NOT b.id STARTS WITH 'unknown:'
RETURN start, b.id AS id, count(r) AS edges
LIMIT $limit
