// Removes the node by which a load said that it goes on, and those of loads that were killed a while ago.
// param id: id of the load's node
// param now: ISO moment
// access: write
MATCH (g:Graph)
WHERE g.id STARTS WITH 'loading:' AND (g.id = $id OR g.changed < $now)
DELETE g
