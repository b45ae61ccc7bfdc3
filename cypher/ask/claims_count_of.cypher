// How many claims there are about a party, of one kind or of all; retracted ones are left out.
// param party: party id
// param kind: kind of claim or null
// returns: n
// access: read
MATCH (p:Party {id: $party})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.retracted_on IS NULL AND ($kind IS NULL OR c.kind = $kind)
RETURN count(DISTINCT c) AS n
