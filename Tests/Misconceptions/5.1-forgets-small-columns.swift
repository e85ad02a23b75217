// Exercise: 5.1
// Mistake: takes an event without shape and time
// Shows: An event came with NULL as its shape
"""
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  shape INTEGER,
  data TEXT NOT NULL,
  correlation_id TEXT,
  causation_id TEXT,
  recorded_at INTEGER,
  UNIQUE (stream, version)
) STRICT;
"""
