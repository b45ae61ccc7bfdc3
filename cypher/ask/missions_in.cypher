// The tracks of the missions that a party hosts.
// param party: party id
// returns: track
// access: read
MATCH (a:Party)-[r:HAS_MISSION_IN]->(b:Party {id: $party})
RETURN DISTINCT r.track AS track
ORDER BY track
