// Notes what the projection has to draw anew; in the same transaction as the claims, so that a killed load is made good by the next run.
// param ids: list of tracks, or of totals
// access: write
UNWIND $ids AS id
MERGE (p:Pending {id: id})
