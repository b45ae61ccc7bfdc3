// reported: claim-edges
MATCH (c:Claim)-[r:STATED_IN]->(:Source) WITH c, r ORDER BY c.id LIMIT 1
DELETE r
