// reported: edges, totals
MATCH (:Party)-[r:SUPPLIES_ARMS_TO]->(:Party) WHERE r.tiv > 0 WITH r ORDER BY r.key LIMIT 1
SET r.tiv = r.tiv + 1.5
