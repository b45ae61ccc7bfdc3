// Nodes without a caption, and edges and claims whose dates are not those of their text.
// returns: nodes, edges, claims
// access: read
RETURN COUNT { MATCH (n) WHERE n.name IS NULL AND NOT n:Pending AND NOT n:Commit AND NOT n:Graph } AS nodes,
  COUNT { MATCH (a:Party)-[r]->(b:Party) WHERE r.key IS NOT NULL AND (coalesce(toString(r.begin_date), '') <> coalesce(r.earliest, '')
    OR coalesce(toString(r.end_date), '') <> coalesce(r.latest, '')) } AS edges,
  COUNT { MATCH (c:Claim) WHERE coalesce(toString(c.begin_date), '') <> coalesce(c.earliest, '')
    OR coalesce(toString(c.end_date), '') <> coalesce(c.latest, '') } AS claims
