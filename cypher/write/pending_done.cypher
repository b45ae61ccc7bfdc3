// Removes the notes of what has been drawn. One that was asked for again since it was read stays: what another writer added in
// between is not drawn. One that is gone comes back: another writer drew it in between, perhaps with more claims than these edges have.
// Setting a property first takes the node's lock, so that the count is the last one.
// param rows: list of {id, asked} as they were read
// access: write
UNWIND $rows AS row
MERGE (p:Pending {id: row.id})
ON CREATE SET p.asked = row.asked + 1
SET p.drawn = row.asked
WITH p, row
WHERE coalesce(p.asked, 0) = row.asked
DELETE p
