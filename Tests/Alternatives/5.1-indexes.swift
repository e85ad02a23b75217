// Exercise: 5.1
// Alternative: makes the rules as indexes, after the table
"""
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  shape INTEGER NOT NULL,
  data TEXT NOT NULL,
  correlation_id TEXT,
  causation_id TEXT,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_event_at_a_place ON events (stream, version);
CREATE UNIQUE INDEX one_event_with_an_id ON events (id);
"""
