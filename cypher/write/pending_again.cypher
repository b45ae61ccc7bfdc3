// Asks once more for what already waits and begins with a text: what was worked out ahead of a change that concerns it is then drawn again.
// param start: string
// access: write
MATCH (p:Pending)
WHERE p.id STARTS WITH $start
SET p.asked = coalesce(p.asked, 0) + 1
