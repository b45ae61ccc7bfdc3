// Claims are looked up by what they deny, by their dyad (everything between two parties), their city, the moments when they were recorded
// and retracted (what changed since), the numbers of those writes, their kind, and their track (the projection reads it whole).
// each PROPERTY: about, commit, dyad, kind, place, recorded_at, retracted_at, retracted_commit, retracted_on, track
// access: write
CREATE INDEX claim_<PROPERTY> IF NOT EXISTS FOR (c:Claim) ON (c.<PROPERTY>)
