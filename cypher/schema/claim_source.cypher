// The claims of one source.
// access: write
CREATE INDEX claim_source IF NOT EXISTS FOR (c:Claim) ON (c.source)
