// The commits of one request, by the word that it left in them.
// param intent: random text of the request
// returns: number, at, key, name, action
// access: read
MATCH (k:Commit {intent: $intent})
RETURN k.number AS number, k.at AS at, k.key AS key, k.holder AS name, k.action AS action
ORDER BY number
