// reported: source-edges
MATCH (s:Source) WHERE s.covers_first IS NULL WITH s ORDER BY s.id LIMIT 1
SET s:Register
