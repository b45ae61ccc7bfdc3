// The tracks of the missions that a party sends.
// param party: party id
// returns: track
// access: read
MATCH (a:Party {id: $party})-[r:HAS_MISSION_IN]->(b:Party)
RETURN DISTINCT r.track AS track
ORDER BY track
