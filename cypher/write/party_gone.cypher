// Removes the node of an id that the register does not have any more, with the edges drawn to it and its totals.
// param id: id of the party
// access: write
MATCH (n)
WHERE (n:Party AND n.id = $id) OR (n:ArmsTotal AND n.party = $id)
DETACH DELETE n
