// One step from each of some parties over edges of some sorts, by neighbour, sort and direction; placeholders for unknown parties are left out.
// Each direction is walked by itself: in one undirected pattern it would have to be asked of each edge, which costs a fifth more.
// param ids: list of party ids
// param types: list of types of edges, or null for all
// param first: ISO day: edges that had surely ended before it are left out
// param last: ISO day: edges that surely begin after it are left out
// param known_on: ISO day or null
// returns: start, id, type, outgoing, edges, earliest, latest, tracks
// access: read
UNWIND $ids AS start
MATCH (a:Party {id: start})-[r]->(b:Party)
WHERE r.modality = 'done' AND (r.earliest IS NULL OR r.earliest <= $last) AND (r.latest IS NULL OR r.latest >= $first)
  AND ($known_on IS NULL OR r.known_from IS NULL OR r.known_from <= $known_on) AND ($types IS NULL OR type(r) IN $types)
  AND NOT b.id STARTS WITH 'unknown:'
RETURN start, b.id AS id, type(r) AS type, count(r) AS outgoing, count(r) AS edges, min(r.earliest) AS earliest, max(r.latest) AS latest,
  collect(DISTINCT r.track) AS tracks
UNION ALL
UNWIND $ids AS start
MATCH (a:Party {id: start})<-[r]-(b:Party)
WHERE r.modality = 'done' AND (r.earliest IS NULL OR r.earliest <= $last) AND (r.latest IS NULL OR r.latest >= $first)
  AND ($known_on IS NULL OR r.known_from IS NULL OR r.known_from <= $known_on) AND ($types IS NULL OR type(r) IN $types)
  AND NOT b.id STARTS WITH 'unknown:'
RETURN start, b.id AS id, type(r) AS type, 0 AS outgoing, count(r) AS edges, min(r.earliest) AS earliest, max(r.latest) AS latest,
  collect(DISTINCT r.track) AS tracks
