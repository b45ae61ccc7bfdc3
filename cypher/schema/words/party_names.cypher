// Words in the names of parties, present and former, for people who search in Neo4j; our own search has its register.
// access: write
CREATE FULLTEXT INDEX party_names IF NOT EXISTS FOR (n:Party) ON EACH [n.names]
