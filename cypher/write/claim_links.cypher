// What some claims are tied to: parties, source, the claims they deny or correct.
// param ids: list of claim ids
// returns: id, type, other
// access: read
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[r:SUBJECT|OBJECT|STATED_IN|ABOUT]->(n)
WHERE n:Party OR n:Claim OR n:Source
RETURN c.id AS id, type(r) AS type, n.id AS other
