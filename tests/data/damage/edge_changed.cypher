// reported: edges
MATCH (:Party)-[r:RECOGNIZES]->(:Party) WITH r ORDER BY r.key LIMIT 1
SET r.claims = ['none']
