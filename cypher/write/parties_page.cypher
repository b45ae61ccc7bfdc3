// A page of the parties' nodes with all that they hold, in order.
// param after: string, the last id of the page before
// param limit: integer
// returns: id, labels, name, kind, first_day, last_day, capital, latitude, longitude, region, names, codes
// access: read
MATCH (p:Party)
WHERE p.id > $after
RETURN p.id AS id, labels(p) AS labels, p.name AS name, p.kind AS kind, p.begin AS first_day, p.`end` AS last_day, p.capital AS capital,
  p.latitude AS latitude, p.longitude AS longitude, p.region AS region, p.names AS names, p.codes AS codes
ORDER BY id LIMIT $limit
