// Makes every property of a claim known to the engine (the embedded one refuses an unknown name in CREATE), by a node that is gone again.
// param row: map with one value of the right type for each property of a claim
// access: write
MERGE (c:Claim {id: $row.id})
SET c += $row
SET c.name = 'template', c.begin_date = date('2000-01-01'), c.end_date = date('2000-01-01')
DELETE c
