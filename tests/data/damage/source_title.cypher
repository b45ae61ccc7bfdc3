// reported: claim-content, source-content
MATCH (s:Source) WHERE s.publisher = 'The "Daily"'
SET s.headline = 'another'
