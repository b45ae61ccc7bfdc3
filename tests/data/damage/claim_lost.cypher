// reported: edges
MATCH (c:Claim {kind: 'recognized'}) WITH c ORDER BY c.id LIMIT 1
DETACH DELETE c
