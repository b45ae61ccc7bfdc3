// How many claims of each kind and modality there are.
// returns: kind, modality, claims
// access: read
MATCH (c:Claim)
WHERE c.recorded_at IS NOT NULL
RETURN c.kind AS kind, c.modality AS modality, count(c) AS claims
ORDER BY kind, modality
