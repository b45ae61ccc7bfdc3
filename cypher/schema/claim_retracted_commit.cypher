// The feed of what was retracted.
// access: write
CREATE INDEX claim_retracted_commit IF NOT EXISTS FOR (c:Claim) ON (c.retracted_commit)
