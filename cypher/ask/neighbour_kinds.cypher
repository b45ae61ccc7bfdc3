// Which sorts of edges lead from a party to others in a period, and to how many; placeholders for unknown parties are left out.
// param party: party id
// param first: ISO day: edges that had surely ended before it are left out
// param last: ISO day: edges that surely begin after it are left out
// param known_on: ISO day or null
// returns: type, neighbours, edges
// access: read
MATCH (a:Party {id: $party})-[r]-(b:Party)
WHERE r.modality = 'done' AND (r.earliest IS NULL OR r.earliest <= $last) AND (r.latest IS NULL OR r.latest >= $first)
  AND ($known_on IS NULL OR r.known_from IS NULL OR r.known_from <= $known_on) AND NOT b.id STARTS WITH 'unknown:'
RETURN type(r) AS type, count(DISTINCT b.id) AS neighbours, count(r) AS edges
ORDER BY type
