// Other right answers to exercise 5.1.

// Answer: checks-types
// Alternative: checks types with CHECK instead of STRICT
// Hole: 1
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

// Answer: indexes
// Alternative: defines the rules as indexes, after the table
// Instead of:
  id TEXT NOT NULL UNIQUE,
// Write:
  id TEXT NOT NULL,
// Instead of:
  recorded_at INTEGER NOT NULL,
  UNIQUE (stream, version)
) STRICT;
// Write:
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_event_at_a_place ON events (stream, version);
CREATE UNIQUE INDEX one_event_with_an_id ON events (id);

// Answer: named-rules
// Alternative: names the constraints, and adds some redundant ones
// Hole: 1
"""
CREATE TABLE events (
  position INTEGER NOT NULL CONSTRAINT counted PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL CONSTRAINT named CHECK (stream LIKE '_%-_%'),
  version INTEGER NOT NULL CONSTRAINT from_one CHECK (version > 0),
  id TEXT NOT NULL CONSTRAINT an_id CHECK (length(id) = 36),
  type TEXT NOT NULL CHECK (type <> ''),
  shape INTEGER NOT NULL CHECK (shape > 0),
  data TEXT NOT NULL CONSTRAINT is_json CHECK (json_valid(data)),
  correlation_id TEXT NULL,
  causation_id TEXT NULL,
  recorded_at INTEGER NOT NULL,
  CONSTRAINT one_event_at_a_place UNIQUE (stream, version),
  CONSTRAINT one_event_with_an_id UNIQUE (id)
) STRICT;
"""
