// The missions that some source places in a city of one of these names.
// param places: list of names as sources write them
// returns: track, place
// access: read
UNWIND $places AS place
MATCH (c:Claim {place: place})
WHERE c.kind STARTS WITH 'mission'
RETURN DISTINCT c.track AS track, c.place AS place
ORDER BY track, place
