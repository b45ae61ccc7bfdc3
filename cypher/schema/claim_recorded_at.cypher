// What changed since a day.
// access: write
CREATE INDEX claim_recorded_at IF NOT EXISTS FOR (c:Claim) ON (c.recorded_at)
