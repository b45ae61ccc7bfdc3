// Removes the SIGNED_WITH edges of some tracks, before they are drawn anew.
// param rows: list of {subject, object, track}
// access: write
UNWIND $rows AS row
MATCH (a:Party {id: row.subject})-[r:SIGNED_WITH]->(b:Party {id: row.object})
WHERE r.track = row.track
DELETE r
