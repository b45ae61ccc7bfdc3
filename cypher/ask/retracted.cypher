// The tracks of claims that were retracted after a day: then they still stood, though no edge may be left to tell of them.
// param after: ISO day
// returns: track, subject, object
// access: read
MATCH (c:Claim)
WHERE c.retracted_on > $after
RETURN DISTINCT c.track AS track, c.subject AS subject, c.object AS object
ORDER BY track
