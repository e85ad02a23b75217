// Exercise: 5.1
// Alternative: gives the rules names, and adds some that hold anyway
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
