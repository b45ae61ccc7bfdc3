// The latest loads.
// param limit: integer
// returns: loader, file, at, rows, new, known, refused
// access: read
MATCH (l:Load)
RETURN l.loader AS loader, l.file AS file, l.at AS at, l.rows AS rows, l.new AS new, l.known AS known, l.refused AS refused
ORDER BY at DESC, file
LIMIT $limit
