// A yearly total of a party's arms trade has one id.
// access: write
CREATE CONSTRAINT armstotal_id IF NOT EXISTS FOR (n:ArmsTotal) REQUIRE n.id IS UNIQUE
