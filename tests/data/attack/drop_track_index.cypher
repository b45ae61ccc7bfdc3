DROP INDEX claim_track
