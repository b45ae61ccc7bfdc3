// Everything between two parties is one look-up.
// access: write
CREATE INDEX claim_dyad IF NOT EXISTS FOR (c:Claim) ON (c.dyad)
