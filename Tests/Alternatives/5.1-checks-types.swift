// Exercise: 5.1
// Alternative: checks the types instead of being strict
"""
CREATE TABLE IF NOT EXISTS events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL CHECK (typeof(stream) = 'text'),
  version INTEGER NOT NULL CHECK (typeof(version) = 'integer'),
  id TEXT UNIQUE NOT NULL,
  type TEXT NOT NULL,
  shape INTEGER NOT NULL CHECK (typeof(shape) = 'integer'),
  data TEXT NOT NULL,
  correlation_id TEXT,
  causation_id TEXT,
  recorded_at INTEGER NOT NULL CHECK (typeof(recorded_at) = 'integer'),
  UNIQUE (stream, version)
)
"""
