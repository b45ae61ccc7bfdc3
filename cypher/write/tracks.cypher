// A page of the tracks that the graph holds, in order, for a rebuild of the projection.
// param after: string, the last track of the page before
// param limit: integer
// returns: track
// access: read
MATCH (c:Claim)
WHERE c.track > $after
RETURN DISTINCT c.track AS track ORDER BY track LIMIT $limit
