// Ties claims to the present node of a party whose id in the register changed.
// each ROLE: SUBJECT, OBJECT
// param former: id of the party until then
// param id: its present id
// access: write
MATCH (n:Party {id: $id})
MATCH (c:Claim)-[r:<ROLE>]->(p:Party {id: $former})
CREATE (c)-[:<ROLE>]->(n)
DELETE r
