// reported: totals
MATCH (t:ArmsTotal) WITH t ORDER BY t.id LIMIT 1
DETACH DELETE t
