// What is kept of a commit of claims: its number, its moment, its mark, and who asked for it where somebody did over HTTP.
// param id: the number with leading zeros
// param props: map
// access: write
MERGE (k:Commit {id: $id})
SET k += $props
