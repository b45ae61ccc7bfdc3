// Finds what was retracted after a day.
// access: write
CREATE INDEX claim_retracted IF NOT EXISTS FOR (c:Claim) ON (c.retracted_on)
