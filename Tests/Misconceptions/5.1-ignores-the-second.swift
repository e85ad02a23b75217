// Exercise: 5.1
// Mistake: passes over an id that is there, without a word
// Shows: The same id again
"""
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE ON CONFLICT IGNORE,
  type TEXT NOT NULL,
  shape INTEGER NOT NULL,
  data TEXT NOT NULL,
  correlation_id TEXT,
  causation_id TEXT,
  recorded_at INTEGER NOT NULL,
  UNIQUE (stream, version)
) STRICT;
"""
