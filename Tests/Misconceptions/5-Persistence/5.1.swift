// Wrong answers to exercise 5.1.

// Answer: any-id
// Mistake: accepts a duplicate event id
// Shows: A deposit whose answer was lost would count twice
// Instead of:
  id TEXT NOT NULL UNIQUE,
// Write:
  id TEXT NOT NULL,

// Answer: each-alone
// Mistake: makes the stream and the version unique separately instead of together
// Shows: Only the place in a stream and the id must be unique
// Instead of:
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
// Write:
  stream TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL UNIQUE,
// Instead of:
  UNIQUE (stream, version)
// Write:
  CHECK (version > 0)

// Answer: forgets-small-columns
// Mistake: accepts an event without a shape or a time
// Shows: one with NULL as its shape
// Instead of:
  shape INTEGER NOT NULL,
// Write:
  shape INTEGER,
// Instead of:
  recorded_at INTEGER NOT NULL,
// Write:
  recorded_at INTEGER,

// Answer: forgets-what-it-gave
// Mistake: assigns the highest existing position plus one
// Shows: A read model with checkpoint 2 has seen position 2
// Instead of:
  position INTEGER PRIMARY KEY AUTOINCREMENT,
// Write:
  position INTEGER PRIMARY KEY,

// Answer: ids-of-a-stream
// Mistake: makes an id unique only within its stream
// Shows: in another one it was accepted
// Instead of:
  id TEXT NOT NULL UNIQUE,
// Write:
  id TEXT NOT NULL,
// Instead of:
  UNIQUE (stream, version)
// Write:
  UNIQUE (stream, version),
  UNIQUE (stream, id)

// Answer: ignores-the-second
// Mistake: ignores a duplicate id without an error
// Shows: The id of an event in account-1 was inserted again
// Instead of:
  id TEXT NOT NULL UNIQUE,
// Write:
  id TEXT NOT NULL UNIQUE ON CONFLICT IGNORE,

// Answer: leaves-it-to-the-code
// Mistake: leaves the comparison of versions to the program
// Shows: Two tellers who have both read the empty account
// Instead of:
  recorded_at INTEGER NOT NULL,
  UNIQUE (stream, version)
// Write:
  recorded_at INTEGER NOT NULL

// Answer: numbers-as-text
// Mistake: stores the version and the shape as text
// Shows: The text 'two' was inserted into the column version
// Instead of:
  version INTEGER NOT NULL,
// Write:
  version TEXT NOT NULL,
// Instead of:
  shape INTEGER NOT NULL,
// Write:
  shape TEXT NOT NULL,

// Answer: one-version-for-all
// Mistake: makes the version unique across all streams
// Shows: Only the place in a stream and the id must be unique
// Instead of:
  version INTEGER NOT NULL,
// Write:
  version INTEGER NOT NULL UNIQUE,
// Instead of:
  UNIQUE (stream, version)
// Write:
  CHECK (version > 0)

// Answer: speaks-another-dialect
// Mistake: uses another database's SQL dialect
// Shows: SQLite rejects your statement
// Instead of:
  position INTEGER PRIMARY KEY AUTOINCREMENT,
// Write:
  position BIGINT AUTO_INCREMENT PRIMARY KEY,
// Instead of:
  id TEXT NOT NULL UNIQUE,
// Write:
  id VARCHAR(36) NOT NULL UNIQUE,

// Answer: takes-text-for-numbers
// Mistake: isn't a STRICT table
// Shows: SQLite stores any text in an INTEGER column
// Instead of:
) STRICT;
// Write:
);

// Answer: the-last-one-wins
// Mistake: replaces the first event with the second
// Shows: one would overwrite the other
// Instead of:
  UNIQUE (stream, version)
// Write:
  UNIQUE (stream, version) ON CONFLICT REPLACE

// Answer: the-place-is-the-key
// Mistake: makes stream and version the primary key, so no position is assigned
// Shows: Six events were inserted without a position
// Instead of:
  position INTEGER PRIMARY KEY AUTOINCREMENT,
// Write:
  position INTEGER,
// Instead of:
  UNIQUE (stream, version)
// Write:
  PRIMARY KEY (stream, version)

// Answer: three-together
// Mistake: makes stream, version and id unique together
// Shows: Two tellers who have both read the empty account
// Instead of:
  UNIQUE (stream, version)
// Write:
  UNIQUE (stream, version, id)

// Answer: unique-is-not-null
// Mistake: relies on UNIQUE to reject NULL
// Shows: one with NULL as its id
// Instead of:
  version INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
// Write:
  version INTEGER,
  id TEXT UNIQUE,

// Answer: wants-a-cause
// Mistake: requires a correlation and a causation id
// Shows: The first event of a request has no cause
// Instead of:
  correlation_id TEXT,
  causation_id TEXT,
// Write:
  correlation_id TEXT NOT NULL,
  causation_id TEXT NOT NULL,

// Answer: ignores-the-case
// Mistake: compares streams without case
// Shows: text is compared byte by byte, so these are three streams
// Instead of:
  stream TEXT NOT NULL,
// Write:
  stream TEXT NOT NULL COLLATE NOCASE,

// Answer: ignores-the-case-of-the-pair
// Mistake: ignores case in the unique rule for stream and version
// Shows: text is compared byte by byte, so these are three streams
// Instead of:
  UNIQUE (stream, version)
// Write:
  UNIQUE (stream COLLATE NOCASE, version)

// Answer: ignores-spaces-at-the-end
// Mistake: ignores spaces at the end of a stream's name
// Shows: text is compared byte by byte, so these are three streams
// Instead of:
  stream TEXT NOT NULL,
// Write:
  stream TEXT NOT NULL COLLATE RTRIM,
