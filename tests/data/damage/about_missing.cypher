// reported: claim-edges
MATCH (c:Claim)-[r:ABOUT]->(:Claim) WITH c, r ORDER BY c.id LIMIT 1
DELETE r
