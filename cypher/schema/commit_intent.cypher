// The commits of one request.
// access: write
CREATE INDEX commit_intent IF NOT EXISTS FOR (k:Commit) ON (k.intent)
