// Who published the sources in the graph.
// returns: publisher, sources
// access: read
MATCH (s:Source)
RETURN s.publisher AS publisher, count(s) AS sources
ORDER BY publisher
