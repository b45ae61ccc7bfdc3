// How many claims of some tracks each source holds, and one of them.
// param tracks: list of tracks
// param known_on: ISO day or null: leave out what was published later or retracted by then
// returns: track, source, origin, claims, first
// access: read
UNWIND $tracks AS track
MATCH (c:Claim {track: track})
WHERE c.modality = 'done' AND CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
RETURN track, c.source AS source, c.origin AS origin, count(c) AS claims, min(c.id) AS first
