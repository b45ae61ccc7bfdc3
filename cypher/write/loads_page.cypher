// A page of the notes of loads with all that they hold.
// param after: string, the last id of the page before
// param limit: integer
// returns: id, loader, file, at, rows, new, known, refused, report
// access: read
MATCH (l:Load)
WHERE l.id > $after
RETURN l.id AS id, l.loader AS loader, l.file AS file, l.at AS at, l.rows AS rows, l.new AS new, l.known AS known,
  l.refused AS refused, l.report AS report
ORDER BY id LIMIT $limit
