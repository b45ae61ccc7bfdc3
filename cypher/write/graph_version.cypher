// The graph's id, how many writes it has seen, the mark of the last one, and the number of the last commit of claims.
// returns: graph, version, mark, commit
// access: read
MATCH (g:Graph {id: 'version'})
RETURN g.graph AS graph, g.version AS version, g.mark AS mark, coalesce(g.commits, 0) AS commit
