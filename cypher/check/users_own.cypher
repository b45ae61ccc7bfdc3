// What a user of the same database may add: nodes and edges of their own, also of our types and on our nodes, and properties.
// access: write
MATCH (a:Party {id: 'AZE'}), (b:Party {id: 'ISR'})
CREATE (a)-[:ALLIED_WITH {by: 'me'}]->(b)
CREATE (a)-[:SUPPLIES_ARMS_TO {by: 'me'}]->(b)
CREATE (a)-[:KNOWS {key: 'mine'}]->(b)
CREATE (n:Note {text: 'mine'})
CREATE (n)-[:ABOUT]->(a)
CREATE (a)-[:TAGGED]->(n)
SET a.community = 7
