// The tracks of the accreditations to a party from a seat elsewhere.
// param party: party id
// returns: track
// access: read
MATCH (a:Party)-[r:ACCREDITED_TO]->(b:Party {id: $party})
RETURN DISTINCT r.track AS track
ORDER BY track
