// reported: claim-edges
MATCH (c:Claim)-[r:SUBJECT]->(:Party) WITH c, r ORDER BY c.id LIMIT 1
DELETE r
