// Marks the sources that can answer a question of quantity (they declare what they cover).
// param ids: list of source ids
// access: write
UNWIND $ids AS id
MATCH (s:Source {id: id})
SET s:Register
