// Which source cites which.
// param rows: list of {id, cites}
// access: write
UNWIND $rows AS row
MATCH (a:Source {id: row.id}), (b:Source {id: row.cites})
MERGE (a)-[:CITES]->(b)
