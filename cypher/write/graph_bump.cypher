// Raises the graph's version; part of every write on an engine that has no counter of its own.
// access: write
MERGE (g:Graph {id: 'version'})
SET g.version = coalesce(g.version, 0) + 1
