// How many beginnings of relations a party's own page lists, and the newest day on which one of them was published.
// param parties: list of party ids
// param origin: origin of the lists
// param known_on: ISO day or null: leave out what was published later or retracted by then
// returns: party, listed, published
// access: read
UNWIND $parties AS party
MATCH (p:Party {id: party})<-[:SUBJECT]-(c:Claim)
WHERE c.kind = 'relations_established' AND c.origin = $origin AND c.modality = 'done'
  AND CASE WHEN $known_on IS NULL THEN c.retracted_on IS NULL
    ELSE c.known_from <= $known_on AND (c.retracted_on IS NULL OR c.retracted_on > $known_on) END
RETURN party, count(DISTINCT c.object) AS listed, max(c.known_from) AS published
ORDER BY party
