// The loads other than this one that have said lately that they go on.
// param id: id of this load's node
// param now: ISO moment
// returns: id
// access: read
MATCH (g:Graph)
WHERE g.id STARTS WITH 'loading:' AND g.id <> $id AND g.changed > $now
RETURN g.id AS id
