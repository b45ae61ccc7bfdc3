// What somebody who knows nothing of editions asks: the sum of what reached a party in some years, by supplier.
// param name: name of the recipient
// param first: first year
// param last: last year
// returns: supplier, tiv, editions
// access: read
MATCH (s)-[r:SUPPLIES_ARMS_TO]->(t {name: $name})
WHERE r.first_year >= $first AND r.last_year <= $last
RETURN s.name AS supplier, sum(r.tiv) AS tiv, collect(DISTINCT r.edition) AS editions
