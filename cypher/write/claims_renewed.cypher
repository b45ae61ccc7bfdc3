// Gives a page of claims what this version's form has beside their content: a caption, and their bounds as dates.
// param after: string, the last id of the page before
// param limit: integer
// returns: last
// access: write
MATCH (c:Claim)
WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $limit
SET c.name = c.kind + ': ' + coalesce(c.subject_text, c.subject) + coalesce(', ' + coalesce(c.object_text, c.object), '') +
  coalesce(', ' + c.edtf, ''), c.begin_date = date(c.earliest), c.end_date = date(c.latest)
RETURN max(c.id) AS last
