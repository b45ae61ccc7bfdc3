// A claim's quote and where it stands in its source's text.
// param id: claim id
// returns: quote, span_from, span_to
// access: read
MATCH (c:Claim {id: $id})
RETURN c.quote AS quote, c.span_from AS span_from, c.span_to AS span_to
