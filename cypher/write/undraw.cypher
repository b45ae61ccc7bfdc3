// Removes the edges of one type and of some tracks, before they are drawn anew.
// each TYPE: relationship types
// param rows: list of {subject, object, track}
// access: write
UNWIND $rows AS row
MATCH (a:Party {id: row.subject})-[r:<TYPE>]->(b:Party {id: row.object})
WHERE r.track = row.track
DELETE r
