// The tracks of a party's alliances.
// param party: party id
// returns: track
// access: read
MATCH (a:Party {id: $party})-[r:ALLIED_WITH]-(b:Party)
RETURN DISTINCT r.track AS track
ORDER BY track
