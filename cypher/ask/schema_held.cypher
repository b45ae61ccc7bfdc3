// What the database has of constraints and indexes, by name. The embedded engine, which nobody else changes, tells nothing.
// returns: name
// access: read
SHOW INDEXES YIELD name RETURN name
