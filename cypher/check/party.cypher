// A party's node, for checks.
// param id: party id
// returns: id, name, labels
// access: read
MATCH (p:Party {id: $id})
RETURN p.id AS id, p.name AS name, labels(p) AS labels
