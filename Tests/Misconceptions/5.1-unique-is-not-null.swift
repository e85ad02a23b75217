// Exercise: 5.1
// Mistake: believes that what is unique cannot be missing
// Shows: An event came with NULL as its id
"""
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  version INTEGER,
  id TEXT UNIQUE,
  type TEXT NOT NULL,
  shape INTEGER NOT NULL,
  data TEXT NOT NULL,
  correlation_id TEXT,
  causation_id TEXT,
  recorded_at INTEGER NOT NULL,
  UNIQUE (stream, version)
) STRICT;
"""
