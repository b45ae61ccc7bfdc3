// The tracks of the shares that sources report about a recipient.
// param party: id of the recipient
// returns: track
// access: read
MATCH (a:Party)-[r:REPORTED_ARMS_SHARE]->(b:Party {id: $party})
RETURN DISTINCT r.track AS track
