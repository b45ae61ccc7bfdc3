// What follows from the parties of some claims, after the id of one of them changed.
// param rows: list of {id, subject, object, track, dyad}
// access: write
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.subject = row.subject, c.object = row.object, c.track = row.track, c.dyad = row.dyad
