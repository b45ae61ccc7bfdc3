// Words in the quotes of claims, for people who search in Neo4j: CALL of the index by its name.
// access: write
CREATE FULLTEXT INDEX claim_quotes IF NOT EXISTS FOR (n:Claim) ON EACH [n.quote]
