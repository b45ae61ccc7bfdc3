// reported: claim-edges
MATCH (c:Claim {kind: 'recognized'}) WITH c ORDER BY c.id LIMIT 1
MATCH (p:Party {id: 'GEO'})
CREATE (c)-[:OBJECT]->(p)
