// Of each publisher the number of facts (tracks) of which no other publisher's source tells. Facts of which only rows of registers of arms tell
// are left out; beside another claim such rows count, as /v1/evidence/single-publisher counts them.
// returns: publisher, facts
// access: read
MATCH (s:Source)<-[:STATED_IN]-(c:Claim)
WHERE c.recorded_at IS NOT NULL AND c.retracted_on IS NULL
WITH c.track AS track, count(DISTINCT s.publisher) AS publishers, min(s.publisher) AS publisher,
  sum(CASE WHEN c.unit = 'TIV' THEN 0 ELSE 1 END) AS others
WHERE publishers = 1 AND others > 0
RETURN publisher, count(track) AS facts
ORDER BY publisher
