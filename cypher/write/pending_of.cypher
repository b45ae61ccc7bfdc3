// Which of some tracks (or totals) wait to be drawn, and how often each was asked for.
// param ids: list of tracks, or of totals
// returns: id, asked
// access: read
UNWIND $ids AS id
MATCH (p:Pending {id: id})
RETURN p.id AS id, coalesce(p.asked, 0) AS asked
