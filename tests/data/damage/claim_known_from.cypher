// reported: claim-content, edges
MATCH (c:Claim {kind: 'arms_transfer'}) WITH c ORDER BY c.id LIMIT 1
SET c.known_from = '1900-01-01'
