// Finds the claims that deny or correct another one, also when they came first.
// access: write
CREATE INDEX claim_about IF NOT EXISTS FOR (c:Claim) ON (c.about)
