// Notes what the projection has to draw anew, and how often that was asked since it was last drawn; in the same transaction as the
// claims, so that a killed load is made good by the next run.
// param ids: list of tracks, or of totals
// access: write
UNWIND $ids AS id
MERGE (p:Pending {id: id})
SET p.asked = coalesce(p.asked, 0) + 1
