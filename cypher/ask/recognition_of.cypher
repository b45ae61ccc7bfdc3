// The tracks of the recognition of a party, one an observer.
// param party: party id
// returns: track
// access: read
MATCH (a:Party)-[r:RECOGNIZES]->(b:Party {id: $party})
RETURN DISTINCT r.track AS track
ORDER BY track
