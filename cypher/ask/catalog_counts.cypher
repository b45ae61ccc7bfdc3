// How many nodes of each sort the graph holds.
// returns: claims, sources, parties, placeholders, pending
// access: read
RETURN COUNT { MATCH (c:Claim) } AS claims, COUNT { MATCH (s:Source) } AS sources, COUNT { MATCH (p:Party) } AS parties,
  COUNT { MATCH (q:Placeholder) } AS placeholders, COUNT { MATCH (w:Pending) } AS pending
