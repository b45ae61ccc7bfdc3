// The feed of what was recorded.
// access: write
CREATE INDEX claim_commit IF NOT EXISTS FOR (c:Claim) ON (c.commit)
