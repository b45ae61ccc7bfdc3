// The first commit of claims at or after a moment.
// param since: ISO moment
// returns: number
// access: read
MATCH (k:Commit)
WHERE k.at >= $since
RETURN min(k.number) AS number
