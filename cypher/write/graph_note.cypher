// Keeps a fact about the graph itself: version of its form, of the register, time of the last write.
// param id: string
// param props: map
// access: write
MERGE (g:Graph {id: $id})
SET g += $props
SET g.name = $id
