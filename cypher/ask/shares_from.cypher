// The tracks of the shares that sources report about a supplier.
// param party: id of the supplier
// returns: track
// access: read
MATCH (b:Party {id: $party})-[r:REPORTED_ARMS_SHARE]->(a:Party)
RETURN DISTINCT r.track AS track
