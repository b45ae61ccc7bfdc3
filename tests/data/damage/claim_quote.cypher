// reported: claim-content, span
MATCH (c:Claim) WHERE c.quote = 'he said: "69\n percent"'
SET c.quote = 'another'
