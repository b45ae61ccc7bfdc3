// Claims that were recorded before commits had numbers (an older version, the importer of Neo4j), from a moment on; nothing is added to these.
// param since: ISO moment
// param after: claim id after which a page begins that goes on within that moment
// param limit: integer
// returns: id, at
// access: read
MATCH (c:Claim)
WHERE c.recorded_at >= $since AND (c.recorded_at > $since OR c.id > $after) AND c.commit IS NULL
RETURN c.id AS id, c.recorded_at AS at
ORDER BY at, id
LIMIT $limit
