// reported: source-content
MATCH (s:Source) WHERE s.publisher = 'The "Daily"'
SET s.known_from = '1900-01-01'
