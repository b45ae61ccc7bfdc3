// Ends claims in knowledge time; they stay.
// param rows: list of {id, retracted_at, retracted_on, retracted_why}
// param commit: integer, the number of this write (the store gives it)
// access: write
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.retracted_at = row.retracted_at, c.retracted_on = row.retracted_on, c.retracted_why = row.retracted_why,
  c.retracted_commit = $commit
