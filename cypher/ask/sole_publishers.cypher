// Of each publisher the number of facts (tracks) of which no other publisher's source tells; rows of registers of arms are left out.
// returns: publisher, facts
// access: read
MATCH (s:Source)<-[:STATED_IN]-(c:Claim)
WHERE c.retracted_on IS NULL AND (c.unit IS NULL OR c.unit <> 'TIV')
WITH c.track AS track, count(DISTINCT s.publisher) AS publishers, min(s.publisher) AS publisher
WHERE publishers = 1
RETURN publisher, count(track) AS facts
ORDER BY publisher
