// The projection reads a track's claims whole.
// access: write
CREATE INDEX claim_track IF NOT EXISTS FOR (c:Claim) ON (c.track)
