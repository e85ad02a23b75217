// Exercise: 5.1
// Mistake: makes stream and version the key, so that nobody counts positions
// Shows: nobody said at which position
"""
CREATE TABLE events (
  position INTEGER,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  shape INTEGER NOT NULL,
  data TEXT NOT NULL,
  correlation_id TEXT,
  causation_id TEXT,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (stream, version)
) STRICT;
"""
