// Closings of missions, wherever they were: who left which country when.
// param known_on: ISO day or null: leave out what was published later or retracted by then
// param limit: integer
// returns: subject, object, mission, earliest, latest, id
// access: read
MATCH (c:Claim)
WHERE c.kind = 'mission_closed' AND c.modality = 'done' AND c.earliest IS NOT NULL
  AND CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
RETURN c.subject AS subject, c.object AS object, c.mission AS mission, c.earliest AS earliest, c.latest AS latest, c.id AS id
ORDER BY earliest, id
LIMIT $limit
