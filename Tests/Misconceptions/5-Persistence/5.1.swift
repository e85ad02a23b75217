// Wrong answers to exercise 5.1.

// Answer: any-id
// Mistake: allows an id twice
// Shows: A deposit whose answer was lost would count twice
// Instead of:
  id TEXT NOT NULL UNIQUE,
// Write:
  id TEXT NOT NULL,

// Answer: each-alone
// Mistake: makes the stream unique, and the version, instead of the two together
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
// Mistake: takes an event without shape and time
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
// Mistake: takes the highest position that is there, plus one
// Shows: A read model with checkpoint 2 has seen position 2
// Instead of:
  position INTEGER PRIMARY KEY AUTOINCREMENT,
// Write:
  position INTEGER PRIMARY KEY,

// Answer: ids-of-a-stream
// Mistake: makes an id unique in each stream only
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
// Mistake: silently ignores an id that exists
// Shows: The id of an event in account-1 was inserted again
// Instead of:
  id TEXT NOT NULL UNIQUE,
// Write:
  id TEXT NOT NULL UNIQUE ON CONFLICT IGNORE,

// Answer: leaves-it-to-the-code
// Mistake: leaves it to the program to compare versions
// Shows: Two tellers who have both read the empty account
// Instead of:
  recorded_at INTEGER NOT NULL,
  UNIQUE (stream, version)
// Write:
  recorded_at INTEGER NOT NULL

// Answer: numbers-as-text
// Mistake: keeps the version and the shape as text
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
// Mistake: makes the version unique, whatever the stream
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
// Mistake: writes the statement for another database
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
// Mistake: is not strict
// Shows: SQLite stores any text in an INTEGER column
// Instead of:
) STRICT;
// Write:
);

// Answer: the-last-one-wins
// Mistake: lets the second event take the place of the first
// Shows: one would overwrite the other
// Instead of:
  UNIQUE (stream, version)
// Write:
  UNIQUE (stream, version) ON CONFLICT REPLACE

// Answer: the-place-is-the-key
// Mistake: makes stream and version the key, so that no position is assigned
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
// Mistake: believes that what is unique cannot be missing
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
// Mistake: compares streams without regard to case
// Shows: text is compared byte by byte, so these are three streams
// Instead of:
  stream TEXT NOT NULL,
// Write:
  stream TEXT NOT NULL COLLATE NOCASE,

// Answer: ignores-the-case-of-the-pair
// Mistake: ignores case in the rule for the place in a stream
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
