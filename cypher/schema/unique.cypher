// A node of a label has one id.
// each LABEL: ArmsTotal, Claim, Commit, Graph, Load, Party, Pending, Source
// access: write
CREATE CONSTRAINT <LABEL>_id IF NOT EXISTS FOR (n:<LABEL>) REQUIRE n.id IS UNIQUE
