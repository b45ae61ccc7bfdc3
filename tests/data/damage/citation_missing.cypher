// reported: source-edges
MATCH (a:Source)-[r:CITES]->(b:Source) WITH a, r, b ORDER BY a.id, b.id LIMIT 1
DELETE r
