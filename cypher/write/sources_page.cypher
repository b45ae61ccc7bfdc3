// A page of the ids of sources, in order.
// param after: string, the last id of the page before
// param limit: integer
// returns: id
// access: read
MATCH (s:Source)
WHERE s.id > $after AND s.publisher IS NOT NULL
RETURN s.id AS id ORDER BY id LIMIT $limit
