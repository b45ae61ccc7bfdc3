// reported: claim-content, edges
MATCH (c:Claim {kind: 'arms_share'}) WITH c ORDER BY c.id LIMIT 1
SET c.value = 12.5
