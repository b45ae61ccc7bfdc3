// Removes totals that nothing stands behind any more.
// param ids: list of ids
// access: write
UNWIND $ids AS id
MATCH (t:ArmsTotal {id: id})
DETACH DELETE t
