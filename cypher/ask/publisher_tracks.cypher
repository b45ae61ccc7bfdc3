// A page of the tracks of which a publisher's sources tell; rows of registers of arms are left out, as their figures are the publisher's own.
// param publisher: the publisher as the sources name it
// param after: track after which the page begins
// param limit: integer
// returns: track
// access: read
MATCH (s:Source {publisher: $publisher})<-[:STATED_IN]-(c:Claim)
WHERE c.track > $after AND c.retracted_on IS NULL AND (c.unit IS NULL OR c.unit <> 'TIV')
RETURN DISTINCT c.track AS track
ORDER BY track
LIMIT $limit
