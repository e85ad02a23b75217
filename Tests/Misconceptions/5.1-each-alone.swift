// Exercise: 5.1
// Mistake: makes the stream unique, and the version, instead of the two together
// Shows: Only the place in a stream and the id may not come again
"""
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL UNIQUE,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  shape INTEGER NOT NULL,
  data TEXT NOT NULL,
  correlation_id TEXT,
  causation_id TEXT,
  recorded_at INTEGER NOT NULL,
  CHECK (version > 0)
) STRICT;
"""
