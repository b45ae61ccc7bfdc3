// reported: claim-content, claim-edges
MATCH (s:Source) WHERE s.publisher = 'The "Daily"'
DETACH DELETE s
