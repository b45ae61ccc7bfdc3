// reported: edges
MATCH (a:Party {id: 'GEO'}), (b:Party {id: 'AZE'})
CREATE (a)-[:RECOGNIZES {key: 'ff0', track: 'recognition|GEO|AZE', claims: []}]->(b)
