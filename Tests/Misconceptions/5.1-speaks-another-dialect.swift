// Exercise: 5.1
// Mistake: writes the statement for another database
// Shows: SQLite does not understand your statement
"""
CREATE TABLE events (
  position BIGINT AUTO_INCREMENT PRIMARY KEY,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  id VARCHAR(36) NOT NULL UNIQUE,
  type TEXT NOT NULL,
  shape INTEGER NOT NULL,
  data TEXT NOT NULL,
  correlation_id TEXT,
  causation_id TEXT,
  recorded_at INTEGER NOT NULL,
  UNIQUE (stream, version)
) STRICT;
"""
