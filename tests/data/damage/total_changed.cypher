// reported: totals
MATCH (t:ArmsTotal) WHERE NOT t.stated WITH t ORDER BY t.id LIMIT 1
SET t.tiv = [x IN t.tiv | x + 1.0]
