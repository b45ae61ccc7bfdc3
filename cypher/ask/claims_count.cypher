// How many claims there are, of one kind or of all; retracted ones are left out.
// param kind: kind of claim or null
// returns: n
// access: read
MATCH (c:Claim)
WHERE c.recorded_at IS NOT NULL AND c.retracted_on IS NULL AND ($kind IS NULL OR c.kind = $kind)
RETURN count(c) AS n
