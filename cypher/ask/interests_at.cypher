// The tracks in which a party's interests are protected by another.
// param parties: list of party ids
// returns: track, subject, object
// access: read
UNWIND $parties AS party
MATCH (a:Party)-[r:REPRESENTS_INTERESTS_OF]->(b:Party {id: party})
WHERE r.track IS NOT NULL
RETURN DISTINCT r.track AS track, a.id AS subject, b.id AS object
ORDER BY track
