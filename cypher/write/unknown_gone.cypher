// Removes the placeholders of form 1, one a claim, with their edges, and their totals.
// param ids: ids of the unknown parties that stay
// access: write
MATCH (n)
WHERE (n:Placeholder AND NOT n.id IN $ids) OR (n:ArmsTotal AND n.party STARTS WITH 'unknown:' AND NOT n.party IN $ids)
DETACH DELETE n
