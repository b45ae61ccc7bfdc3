// Which sources some sources cite.
// param ids: list of source ids
// returns: id, cites
// access: read
UNWIND $ids AS id
MATCH (a:Source {id: id})-[:CITES]->(b:Source)
RETURN a.id AS id, b.id AS cites
