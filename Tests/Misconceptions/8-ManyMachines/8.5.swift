// Wrong answers to exercise 8.5.

// Answer: another-key
// Mistake: locks a number that other versions of the program don't know
// Shows: other versions of the bank use `lockKey`
// Hole: 1
["PERFORM pg_advisory_xact_lock(42);", emptyAppend, keys, repetition, insertion, records]

// Answer: locks-after-the-look
// Mistake: looks for keys and ids before the lock
// Shows: has to come after the lock, too
// Hole: 1
[emptyAppend, keys, repetition, "PERFORM pg_advisory_xact_lock(\(lockKey));", insertion, records]

// Answer: locks-after-the-keys
// Mistake: looks for keys before the lock
// Shows: The step that looks for keys has to come after the lock, too
// Hole: 1
[emptyAppend, keys, "PERFORM pg_advisory_xact_lock(\(lockKey));", repetition, insertion, records]

// Answer: locks-at-the-end
// Mistake: locks when the position is taken already
// Shows: A version that was read before the lock is stale when the lock is there
// Hole: 1
[emptyAppend, keys, repetition, insertion, records, "PERFORM pg_advisory_xact_lock(\(lockKey));"]

// Answer: locks-each-stream
// Mistake: has a lock for each stream
// Shows: A position that is taken early and committed late lies behind the reader
// Hole: 1
[
  "PERFORM pg_advisory_xact_lock(hashtextextended(p_stream, 0));",
  emptyAppend, keys, repetition, insertion, records,
]

// Answer: locks-existing-streams
// Mistake: locks only when the stream has an event
// Shows: A position that is taken early and committed late lies behind the reader
// Hole: 1
[
  "PERFORM pg_advisory_xact_lock(\(lockKey)) FROM events WHERE stream = p_stream LIMIT 1;",
  emptyAppend, keys, repetition, insertion, records,
]

// Answer: locks-for-the-session
// Mistake: takes a lock of the session, which outlives the commit
// Shows: A lock of the session outlives the transaction
// Hole: 1
["PERFORM pg_advisory_lock(\(lockKey));", emptyAppend, keys, repetition, insertion, records]

// Answer: shares-the-lock
// Mistake: takes a shared lock, which all machines can hold at once
// Shows: A position that is taken early and committed late lies behind the reader
// Hole: 1
["PERFORM pg_advisory_xact_lock_shared(\(lockKey));", emptyAppend, keys, repetition, insertion, records]

// Answer: tries
// Mistake: tries to lock, and goes on without the lock
// Shows: A position that is taken early and committed late lies behind the reader
// Hole: 1
["PERFORM pg_try_advisory_xact_lock(\(lockKey));", emptyAppend, keys, repetition, insertion, records]

// Answer: unlocks-before-the-commit
// Mistake: gives the lock back at the end of the function
// Shows: A position that is taken early and committed late lies behind the reader
// Hole: 1
[
  "PERFORM pg_advisory_lock(\(lockKey));", emptyAppend, keys, repetition, insertion, records,
  "PERFORM pg_advisory_unlock(\(lockKey));",
]
