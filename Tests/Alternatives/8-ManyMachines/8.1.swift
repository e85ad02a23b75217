// Other right answers to exercise 8.1.

// Answer: constraints-below
// Alternative: names all constraints below the columns
// Hole: 1
"""
CREATE TABLE events (
  position bigint GENERATED ALWAYS AS IDENTITY,
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  shape integer NOT NULL,
  data text NOT NULL,
  correlation_id text,
  causation_id text,
  recorded_at bigint NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (position),
  CONSTRAINT events_stream_version UNIQUE (stream, version),
  CONSTRAINT events_id UNIQUE (id),
  CHECK (version >= 1)
)
"""

// Answer: unique-position
// Alternative: has the stream and the version as the primary key
// Hole: 1
"""
CREATE TABLE events (
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  stream text COLLATE "C",
  version bigint CHECK (version BETWEEN 1 AND 9223372036854775807),
  id uuid NOT NULL CONSTRAINT events_id UNIQUE,
  type text NOT NULL CHECK (type <> ''),
  shape integer NOT NULL CHECK (shape > 0),
  data text NOT NULL,
  correlation_id text,
  causation_id text,
  recorded_at bigint NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT events_stream_version PRIMARY KEY (stream, version)
)
"""
