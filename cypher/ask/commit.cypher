// One commit of claims: its mark, by which a reader who comes back knows that it is still the same.
// param id: the number with leading zeros
// returns: number, at, mark
// access: read
MATCH (k:Commit {id: $id})
RETURN k.number AS number, k.at AS at, k.mark AS mark
