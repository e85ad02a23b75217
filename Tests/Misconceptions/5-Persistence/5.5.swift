// Wrong answers to exercise 5.5.

// Answer: a-place-for-the-level
// Mistake: uses a ? parameter in a PRAGMA, which has none
// Shows: A `PRAGMA` takes no `?`
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
// Write:
case .full: try run("PRAGMA synchronous = ?", .integer(2))

// Answer: always-full
// Mistake: syncs each commit even with `.normal`
// Shows: got:      FULL
// Instead of:
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .normal: try execute("PRAGMA synchronous = FULL")

// Answer: another-journal
// Mistake: uses a journal in which readers and the writer block each other
// Shows: Without the write-ahead log
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
try execute("PRAGMA journal_mode = TRUNCATE")

// Answer: believes-in-the-default
// Mistake: relies on the default sync level
// Shows: `.normal` was chosen in order not to wait
// Hole: 1
try execute("PRAGMA journal_mode = WAL")

// Answer: calls-normal-durable
// Mistake: uses NORMAL for `.full`, because there is a write-ahead log
// Shows: A bank was opened with `.full`
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
// Write:
case .full: try execute("PRAGMA synchronous = NORMAL")

// Answer: counts-from-zero
// Mistake: uses its own numbers for the sync levels
// Shows: A bank was opened with `.full`
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .full: try execute("PRAGMA synchronous = 1")
case .normal: try execute("PRAGMA synchronous = 0")

// Answer: in-a-transaction
// Mistake: changes the settings inside a transaction, where SQLite ignores them
// Shows: See whether each statement is valid outside a transaction
// Hole: 1
try write {
  try execute("PRAGMA journal_mode = WAL")
  switch durability {
  case .full: try execute("PRAGMA synchronous = FULL")
  case .normal: try execute("PRAGMA synchronous = NORMAL")
  }
}

// Answer: journal-in-memory
// Mistake: keeps the journal in memory
// Shows: Without the write-ahead log
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
try execute("PRAGMA journal_mode = MEMORY")

// Answer: keeps-the-lock
// Mistake: locks the file exclusively
// Shows: whether one of them keeps others from the file
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
try execute("PRAGMA journal_mode = WAL")
try execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT")

// Answer: no-write-ahead-log
// Mistake: sets only the busy timeout, not the write-ahead log
// Shows: Without the write-ahead log
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:

// Answer: off-for-normal
// Mistake: turns syncs off for `.normal`
// Shows: A bank was opened with `.normal`
// Instead of:
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .normal: try execute("PRAGMA synchronous = OFF")

// Answer: on-and-off
// Mistake: uses ON for full and OFF for normal
// Shows: A bank was opened with `.full`
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .full: try execute("PRAGMA synchronous = ON")
case .normal: try execute("PRAGMA synchronous = OFF")

// Answer: promises-once
// Mistake: sets the level only for a new file
// Shows: so each connection has to set it
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
guard try run("PRAGMA journal_mode", read: { $0.text(0) }) != ["wal"] else { return }
try execute("PRAGMA journal_mode = WAL")

// Answer: swaps-the-two
// Mistake: swaps the two levels
// Shows: A bank was opened with the standard
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .full: try execute("PRAGMA synchronous = NORMAL")
case .normal: try execute("PRAGMA synchronous = FULL")

// Answer: wal-for-full-only
// Mistake: uses a write-ahead log only for `.full`
// Shows: Neither may wait for the other
// Hole: 1
switch durability {
case .full: try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
}

// Answer: swallows-a-failed-switch
// Mistake: ignores a failed switch to the write-ahead log
// Shows: readers block the writer
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
try? execute("PRAGMA journal_mode = WAL")

// Answer: takes-full-for-the-default
// Mistake: sets the level only for `.normal`
// Shows: A level that isn't named may be too low
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
// Write:
case .full: break

// Answer: takes-normal-for-the-default
// Mistake: sets the level only for `.full`
// Shows: A level that isn't named may be too low
// Instead of:
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .normal: if try integer("PRAGMA synchronous") > 2 { try execute("PRAGMA synchronous = NORMAL") }
