// Wrong answers to exercise 5.5.

// Answer: a-place-for-the-level
// Mistake: puts the level into the place of a ?, which a PRAGMA does not have
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
// Mistake: keeps a journal with which readers and the writer wait for each other
// Shows: Without the write-ahead log
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
try execute("PRAGMA journal_mode = TRUNCATE")

// Answer: believes-in-the-default
// Mistake: says nothing about syncs, because the default is good
// Shows: `.normal` was chosen in order not to wait
// Hole: 1
try execute("PRAGMA journal_mode = WAL")

// Answer: calls-normal-durable
// Mistake: takes NORMAL for durable, because it has a write-ahead log
// Shows: A bank was opened with `.full`
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
// Write:
case .full: try execute("PRAGMA synchronous = NORMAL")

// Answer: counts-from-zero
// Mistake: counts the levels from its own options
// Shows: A bank was opened with `.full`
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .full: try execute("PRAGMA synchronous = 1")
case .normal: try execute("PRAGMA synchronous = 0")

// Answer: in-a-transaction
// Mistake: makes the settings in a transaction, in which SQLite does not take them
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
// Mistake: keeps the journal in memory, because that is quick
// Shows: Without the write-ahead log
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
try execute("PRAGMA journal_mode = MEMORY")

// Answer: keeps-the-lock
// Mistake: takes the file for itself, because that is quicker
// Shows: whether one of them keeps others from the file
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
try execute("PRAGMA journal_mode = WAL")
try execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT")

// Answer: no-write-ahead-log
// Mistake: says how long to wait, and nothing about the log
// Shows: Without the write-ahead log
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:

// Answer: off-for-normal
// Mistake: does not sync at all when it may be quick
// Shows: A bank was opened with `.normal`
// Instead of:
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .normal: try execute("PRAGMA synchronous = OFF")

// Answer: on-and-off
// Mistake: believes that ON is full, and OFF is normal
// Shows: A bank was opened with `.full`
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .full: try execute("PRAGMA synchronous = ON")
case .normal: try execute("PRAGMA synchronous = OFF")

// Answer: promises-once
// Mistake: makes the promise for a new file, and believes that it stays
// Shows: so each connection has to set it
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
guard try run("PRAGMA journal_mode", read: { $0.text(0) }) != ["wal"] else { return }
try execute("PRAGMA journal_mode = WAL")

// Answer: swaps-the-two
// Mistake: waits where it need not, and does not where it has to
// Shows: A bank was opened with the standard
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .full: try execute("PRAGMA synchronous = NORMAL")
case .normal: try execute("PRAGMA synchronous = FULL")

// Answer: wal-for-full-only
// Mistake: has a write-ahead log only where it waits for the disk
// Shows: Neither may wait for the other
// Hole: 1
switch durability {
case .full: try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
case .normal: try execute("PRAGMA synchronous = NORMAL")
}

// Answer: swallows-a-failed-switch
// Mistake: goes on without a write-ahead log when the switch fails
// Shows: readers block the writer
// Instead of:
try execute("PRAGMA journal_mode = WAL")
// Write:
try? execute("PRAGMA journal_mode = WAL")

// Answer: takes-full-for-the-default
// Mistake: names the level for `.normal` only, because FULL is the default
// Shows: A level that isn't named may be too low
// Instead of:
case .full: try execute("PRAGMA synchronous = FULL")
// Write:
case .full: break

// Answer: takes-normal-for-the-default
// Mistake: names the level for `.full` only
// Shows: A level that isn't named may be too low
// Instead of:
case .normal: try execute("PRAGMA synchronous = NORMAL")
// Write:
case .normal: if try integer("PRAGMA synchronous") > 2 { try execute("PRAGMA synchronous = NORMAL") }
