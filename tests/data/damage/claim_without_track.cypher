// reported: claim-lost, edges
MATCH (c:Claim {kind: 'recognized'}) WITH c ORDER BY c.id LIMIT 1
REMOVE c.track
