// Links claims that deny or correct another one to it, whichever of the two came first.
// param ids: list of ids of claims that are new to the graph
// access: write
MATCH (c:Claim)
WHERE c.about IN $ids
MATCH (d:Claim {id: c.about})
MERGE (c)-[:ABOUT]->(d)
