// What is claimed of each track by decade: how many dates, in which sources. Only what is said to have happened or to hold.
// param kinds: list of kinds, or null for all
// param today: ISO day: later ones are no days seen
// returns: kind, track, decade, facts, claims, sources, origins, last
// access: read
MATCH (c:Claim)
WHERE c.modality = 'done' AND c.retracted_on IS NULL AND ($kinds IS NULL OR c.kind IN $kinds)
RETURN c.kind AS kind, c.track AS track,
  left(coalesce(c.earliest, c.begin_latest, c.end_earliest, c.latest, ''), 3) AS decade,
  count(DISTINCT coalesce(c.edtf, '')) AS facts, count(c) AS claims, collect(DISTINCT c.source) AS sources,
  collect(DISTINCT c.origin) AS origins,
  max(CASE WHEN coalesce(c.end_earliest, c.begin_latest, c.earliest, c.latest) > $today THEN coalesce(c.begin_latest, c.earliest)
    ELSE coalesce(c.end_earliest, c.begin_latest, c.earliest, c.latest) END) AS last
ORDER BY kind, track, decade
