// Who is one step away from some parties, ever and as known now: `reach` without its bounds, which are half of its cost for a party of
// ten thousand edges. Each direction is a row of its own, and placeholders for unknown parties are among them.
// param ids: list of party ids
// returns: start, id, edges
// access: read
UNWIND $ids AS start
MATCH (a:Party {id: start})-[r]->(b:Party)
WHERE r.modality = 'done'
RETURN start, b.id AS id, count(r) AS edges
UNION ALL
UNWIND $ids AS start
MATCH (a:Party {id: start})<-[r]-(b:Party)
WHERE r.modality = 'done'
RETURN start, b.id AS id, count(r) AS edges
