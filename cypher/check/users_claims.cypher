// What another program that shares the database may hold: nodes that are called as ours are, without what ours have.
// access: write
CREATE (a:Claim {id: 'mine', name: 'not one of ours'})
CREATE (:Claim {name: 'without an id'})
CREATE (b:Claim {id: 'mine too', kind: 'insurance', value: 7.5})
MERGE (c:Source {id: 'mine'})
CREATE (a)-[:STATED_IN]->(c)
CREATE (a)-[:CITES]->(c)
