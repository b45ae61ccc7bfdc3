// Takes the number of a write that adds or retracts claims. Numbers follow without a gap in the order in which writes commit.
// returns: commit
// access: write
MATCH (g:Graph {id: 'version'})
SET g.commits = coalesce(g.commits, 0) + 1
RETURN g.commits AS commit
