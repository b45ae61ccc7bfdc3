// A page of the edges between parties, for checks and for the digest of a graph.
// param after: string, the key of the last edge of the page before
// param limit: integer
// returns: key, type, subject, object, track, modality, begins, ends, claims, sources, disputed, tiv
// access: read
MATCH (a:Party)-[r]->(b:Party)
WHERE r.key > $after AND r.track IS NOT NULL AND r.claims IS NOT NULL
RETURN r.key AS key, type(r) AS type, a.id AS subject, b.id AS object, r.track AS track, r.modality AS modality,
  r.begins AS begins, r.ends AS ends, r.claims AS claims, r.sources AS sources, r.disputed AS disputed, r.tiv AS tiv
ORDER BY key LIMIT $limit
