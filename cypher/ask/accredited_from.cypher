// The tracks of a party's accreditations from a seat elsewhere.
// param party: party id
// returns: track
// access: read
MATCH (a:Party {id: $party})-[r:ACCREDITED_TO]->(b:Party)
RETURN DISTINCT r.track AS track
ORDER BY track
