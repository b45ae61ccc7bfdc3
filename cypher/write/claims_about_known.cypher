// Links claims that are new to the graph to the older ones that they deny or correct.
// param rows: list of {id, about}
// access: write
UNWIND $rows AS row
MATCH (c:Claim {id: row.id}), (d:Claim {id: row.about})
MERGE (c)-[:ABOUT]->(d)
