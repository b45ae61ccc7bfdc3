// reported: claim-content, edges
MATCH (c:Claim {kind: 'recognized'}) WITH c ORDER BY c.id LIMIT 1
SET c.track = 'recognition|ISR|GEO'
