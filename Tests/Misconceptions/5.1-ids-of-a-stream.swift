// Exercise: 5.1
// Mistake: wants an id once in each stream
// Shows: in another one it was not refused
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
  recorded_at INTEGER NOT NULL,
  UNIQUE (stream, version),
  UNIQUE (stream, id)
) STRICT;
"""
