// Links claims that deny or correct another one to it, whichever of the two came first.
// param ids: list of ids of claims that are new to the graph
// access: write
UNWIND $ids AS id
MATCH (d:Claim {id: id}), (c:Claim {about: id})
MERGE (c)-[:ABOUT]->(d)
