// Names of cities in which sources place missions, without regard to case: those that begin with a text.
// param start: beginning of the name in lower case
// param limit: integer
// returns: place, claims
// access: read
MATCH (c:Claim)
WHERE c.kind STARTS WITH 'mission' AND toLower(c.place) STARTS WITH $start
RETURN c.place AS place, count(c) AS claims
ORDER BY claims DESC, place
LIMIT $limit
