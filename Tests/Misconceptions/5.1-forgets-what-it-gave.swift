// Exercise: 5.1
// Mistake: takes the highest position that is there, plus one
// Shows: A read model whose checkpoint is 2 believes
"""
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  shape INTEGER NOT NULL,
  data TEXT NOT NULL,
  correlation_id TEXT,
  causation_id TEXT,
  recorded_at INTEGER NOT NULL,
  UNIQUE (stream, version)
) STRICT;
"""
