// The feed of retractions.
// access: write
CREATE INDEX claim_retracted_at IF NOT EXISTS FOR (c:Claim) ON (c.retracted_at)
