// Marks a write; the first statement of every one. The node stays locked until the write commits, so that writes follow one another.
// param graph: random text, the graph's id from its first write on
// param mark: random text, new with every write
// returns: graph, version, mark
// access: write
MERGE (g:Graph {id: 'version'})
SET g.graph = coalesce(g.graph, $graph), g.version = coalesce(g.version, 0) + 1, g.mark = $mark
RETURN g.graph AS graph, g.version AS version, g.mark AS mark
