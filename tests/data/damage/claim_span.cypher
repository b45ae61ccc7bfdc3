// reported: claim-content, span
MATCH (c:Claim) WHERE c.span_to IS NOT NULL WITH c ORDER BY c.id LIMIT 1
SET c.span_to = c.span_to + 1
