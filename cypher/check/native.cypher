// What stands beside a party's text for people who use the database itself.
// param id: party id
// returns: name, iso3, cow, gw, wikidata, begin_date, end_date, latitude, totals
// access: read
MATCH (p:Party {id: $id})
RETURN p.name AS name, p.iso3 AS iso3, p.cow AS cow, p.gw AS gw, p.wikidata AS wikidata, toString(p.begin_date) AS begin_date,
  toString(p.end_date) AS end_date, p.location.latitude AS latitude,
  COUNT { MATCH (p)-[:HAS_ARMS_TOTAL]->(t:ArmsTotal)-[:FROM_SOURCE]->(s:Source) } AS totals
