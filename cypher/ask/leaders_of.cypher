// The tracks of a state's leaders, one a person.
// param party: party id
// returns: track
// access: read
MATCH (a:Party {id: $party})<-[:SUBJECT]-(c:Claim {kind: 'leader'})
RETURN DISTINCT c.track AS track
ORDER BY track
