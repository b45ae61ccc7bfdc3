// The claims about a party, in either role, whatever their kind.
// param id: id of the party
// returns: id, track
// access: read
MATCH (c:Claim)-[:SUBJECT|OBJECT]->(p:Party {id: $id})
RETURN DISTINCT c.id AS id, c.track AS track
ORDER BY id
