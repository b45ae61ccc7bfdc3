// The edges from some parties to others that the projection drew (those of others have no key, track and claims), with all that they hold, for checks and exports.
// param parties: list of party ids
// returns: type, subject, object, key, track, kind, modality, begins, ends, earliest, begin_latest, end_earliest, latest, disputed, claims, sources, known_from, known_last, last_seen, none_from, doubt_from, doubt_to, mission, place, commodity, base, scope, unit, value, source, edition, period, first_year, last_year, years, tiv, estimated, deliveries, unvalued
// access: read
UNWIND $parties AS party
MATCH (a:Party {id: party})-[r]->(b:Party)
WHERE r.key IS NOT NULL AND r.track IS NOT NULL AND r.claims IS NOT NULL
RETURN type(r) AS type, a.id AS subject, b.id AS object, r.key AS key, r.track AS track, r.kind AS kind, r.modality AS modality,
  r.begins AS begins, r.ends AS ends, r.earliest AS earliest, r.begin_latest AS begin_latest, r.end_earliest AS end_earliest, r.latest
  AS latest, r.disputed AS disputed, r.claims AS claims, r.sources AS sources, r.known_from AS known_from, r.known_last AS known_last,
  r.last_seen AS last_seen, r.none_from AS none_from, r.doubt_from AS doubt_from, r.doubt_to AS doubt_to, r.mission AS mission, r.place
  AS place, r.commodity AS commodity, r.base AS base, r.scope AS scope, r.unit AS unit, r.value AS value, r.source AS source, r.edition
  AS edition, r.period AS period, r.first_year AS first_year, r.last_year AS last_year, r.years AS years, r.tiv AS tiv, r.estimated AS
  estimated, r.deliveries AS deliveries, r.unvalued AS unvalued
