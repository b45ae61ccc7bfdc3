// Who published the sources in the graph.
// returns: publisher, sources
// access: read
MATCH (s:Source)
WHERE s.publisher IS NOT NULL
RETURN s.publisher AS publisher, count(s) AS sources
ORDER BY publisher
