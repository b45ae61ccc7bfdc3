// The tracks whose claims contradict each other, in order.
// param party: party id, or null for all
// param after: track after which the page begins
// param limit: integer
// returns: track
// access: read
MATCH (a:Party)-[r]->(b:Party)
WHERE r.disputed = true AND r.track > $after AND ($party IS NULL OR a.id = $party OR b.id = $party)
RETURN DISTINCT r.track AS track
ORDER BY track
LIMIT $limit
