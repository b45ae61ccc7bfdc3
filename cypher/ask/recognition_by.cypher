// The tracks of what a party recognises.
// param party: party id
// returns: track
// access: read
MATCH (a:Party {id: $party})-[r:RECOGNIZES]->(b:Party)
RETURN DISTINCT r.track AS track
ORDER BY track
