// The tracks of a party's diplomatic relations.
// param party: party id
// returns: track
// access: read
MATCH (a:Party {id: $party})-[r:HAS_RELATIONS_WITH]-(b:Party)
RETURN DISTINCT r.track AS track
ORDER BY track
