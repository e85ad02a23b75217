// Exercise: 5.1
// Mistake: wants a correlation and a cause of every event
// Shows: another one has neither, and both are good
"""
CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  shape INTEGER NOT NULL,
  data TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  causation_id TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  UNIQUE (stream, version)
) STRICT;
"""
