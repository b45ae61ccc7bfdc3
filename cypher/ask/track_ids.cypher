// How many claims some tracks have, the first ids of them, and their sources.
// param tracks: list of tracks
// param known_on: ISO day or null: leave out what was published later or retracted by then
// param sample: how many ids of claims and of sources
// returns: track, claims, ids, sources, independent
// access: read
UNWIND $tracks AS track
MATCH (c:Claim {track: track})
WHERE c.modality = 'done' AND CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
WITH track, c ORDER BY c.id
WITH track, collect(c.id) AS ids, collect(DISTINCT c.source) AS sources, count(DISTINCT c.origin) AS independent
RETURN track, size(ids) AS claims, ids[..$sample] AS ids, sources[..$sample] AS sources, independent
ORDER BY track
