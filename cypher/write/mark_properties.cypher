// Makes the properties of commits and of the graph's mark known to the engine (the embedded one refuses an unknown name), by nodes that are
// gone again.
// param commit: map with one value of the right type for each property of a commit
// param mark: map with one value of the right type for each property of the mark
// access: write
MERGE (k:Commit {id: 'template'})
MERGE (g:Graph {id: 'template'})
SET k += $commit, g += $mark
DELETE k, g
