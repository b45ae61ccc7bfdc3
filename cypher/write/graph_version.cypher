// The graph's version where the engine has no counter of its own.
// returns: version
// access: read
MATCH (g:Graph {id: 'version'})
RETURN g.version AS version
