// Edges that touch some parties, those of one story and source together; placeholders for unknown parties are left out.
// param parties: list of party ids
// param types: list of types of edges
// param between: whether both ends have to be among the parties
// param first: ISO day: edges that had surely ended before it are left out
// param last: ISO day: edges that surely begin after it are left out
// param known_on: ISO day or null
// param limit: integer
// returns: type, subject, object, track, source, earliest, latest, edges, disputed, tiv, claims
// access: read
UNWIND $parties AS party
MATCH (a:Party {id: party})-[r]-(b:Party)
WHERE type(r) IN $types AND r.modality = 'done' AND ($between = false OR b.id IN $parties) AND NOT b.id STARTS WITH 'unknown:'
  AND (r.earliest IS NULL OR r.earliest <= $last) AND (r.latest IS NULL OR r.latest >= $first)
  AND ($known_on IS NULL OR r.known_from IS NULL OR r.known_from <= $known_on)
WITH DISTINCT r, r.key AS key, type(r) AS type, startNode(r).id AS subject, endNode(r).id AS object
ORDER BY key
RETURN type, subject, object, r.track AS track, r.source AS source, min(r.earliest) AS earliest, max(r.latest) AS latest, count(r) AS edges,
  max(CASE WHEN r.disputed THEN 1 ELSE 0 END) AS disputed, sum(coalesce(r.tiv, 0.0)) AS tiv, collect(r.claims) AS claims
ORDER BY type, subject, object, track, source
LIMIT $limit
