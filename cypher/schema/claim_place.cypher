// Missions are looked up by their city.
// access: write
CREATE INDEX claim_place IF NOT EXISTS FOR (c:Claim) ON (c.place)
