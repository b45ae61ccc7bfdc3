// Removes the notes of what has been drawn.
// param ids: list of pending ids
// access: write
UNWIND $ids AS id
MATCH (p:Pending {id: id})
DELETE p
