// How many nodes of each sort the graph holds; nodes that others call so, without what ours have, are not counted.
// returns: claims, sources, parties, placeholders, pending
// access: read
RETURN COUNT { MATCH (c:Claim) WHERE c.recorded_at IS NOT NULL } AS claims,
  COUNT { MATCH (s:Source) WHERE s.publisher IS NOT NULL } AS sources, COUNT { MATCH (p:Party) } AS parties,
  COUNT { MATCH (q:Placeholder) } AS placeholders, COUNT { MATCH (w:Pending) } AS pending
