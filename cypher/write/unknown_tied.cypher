// Ties claims to the one unknown party of their direction, whose own placeholders they were tied to in form 1.
// each ROLE: SUBJECT, OBJECT
// param id: id of the unknown party
// access: write
MATCH (h:Party {id: $id})
MATCH (c:Claim)-[r:<ROLE>]->(p:Placeholder)
WHERE p.id <> $id
CREATE (c)-[:<ROLE>]->(h)
DELETE r
