// Wrong answers to exercise 5.4.

// Answer: a-place-for-a-value
// Mistake: puts the mark into the place of a ?, which a PRAGMA does not have
// Shows: A bank was opened whose file didn't exist
// Instead of:
  try connection.execute("PRAGMA application_id = \(applicationID)")
// Write:
  try connection.run("PRAGMA application_id = ?", .integer(applicationID))

// Answer: a-transaction-for-each-step
// Mistake: takes each step in a separate transaction
// Shows: can't go forward or back
// Hole: 2
let version = try connection.integer("PRAGMA user_version")
for (index, step) in steps.enumerated().dropFirst(version) {
  try connection.write {
    guard try connection.integer("PRAGMA user_version") == index else { return }
    try connection.execute(step)
    try connection.execute("PRAGMA application_id = \(applicationID)")
    try connection.execute("PRAGMA user_version = \(index + 1)")
  }
}

// Answer: a-transaction-for-reading
// Mistake: takes the steps in a transaction for reading, which keeps what it has
// Shows: can't go forward or back
// Instead of:
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
// Write:
try connection.read {
  let version = try connection.integer("PRAGMA user_version")

// Answer: all-steps-again
// Mistake: takes all steps each time
// Shows: A file of the first release has run step 1
// Instead of:
  for step in steps.dropFirst(version) { try connection.execute(step) }
// Write:
  for step in steps { try connection.execute(step) }

// Answer: always-version-one
// Mistake: marks every file as one of version 1
// Shows: Without both numbers no program can tell tomorrow
// Instead of:
  try connection.execute("PRAGMA user_version = \(steps.count)")
// Write:
  try connection.execute("PRAGMA user_version = 1")

// Answer: asks-before-the-lock
// Mistake: asks for the version before it has the lock
// Shows: ran a step that another one had run
// Instead of:
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
// Write:
let version = try connection.integer("PRAGMA user_version")
try connection.write {

// Answer: asks-for-the-version-first
// Mistake: asks for the version before it knows whose version it is
// Shows: must not cost somebody their photos
// Hole: 1
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
let isNew = owner == 0 && version == 0 && tables == 0
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }

// Answer: backwards
// Mistake: takes the newest step first
// Shows: the steps [1, 2, 3, 4] ran, each once and in order
// Instead of:
  for step in steps.dropFirst(version) { try connection.execute(step) }
// Write:
  for step in steps.dropFirst(version).reversed() { try connection.execute(step) }

// Answer: empty-is-new
// Mistake: takes every file without tables for a new one
// Shows: must not cost somebody their photos
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
let isNew = tables == 0; _ = version

// Answer: fears-its-own-version
// Mistake: takes a file that has all steps for one from the future
// Shows: A file that has run all steps is up to date
// Instead of:
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
// Write:
guard version < Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }

// Answer: forgets-the-future
// Mistake: takes every file with its mark, however new
// Shows: throws StorageError.fromTheFuture
// Instead of:
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
// Write:

// Answer: forgets-the-version
// Mistake: does not mark which steps the file has taken
// Shows: Without both numbers no program can tell tomorrow
// Instead of:
  try connection.execute("PRAGMA user_version = \(steps.count)")
// Write:

// Answer: forgets-whose-it-is
// Mistake: does not mark whose file it is
// Shows: Without both numbers no program can tell tomorrow
// Instead of:
  try connection.execute("PRAGMA application_id = \(applicationID)")
// Write:

// Answer: leaves-one-out
// Mistake: leaves out the step that comes next
// Shows: the tables of all steps
// Instead of:
  for step in steps.dropFirst(version) { try connection.execute(step) }
// Write:
  for step in steps.dropFirst(version + 1) { try connection.execute(step) }

// Answer: marks-after-the-transaction
// Mistake: sets the marks when the transaction is over
// Shows: The numbers belong in the transaction of the steps
// Instead of:
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("PRAGMA user_version = \(steps.count)")
}
// Write:
}
try connection.execute("PRAGMA application_id = \(applicationID)")
try connection.execute("PRAGMA user_version = \(steps.count)")

// Answer: marks-before-it-looks
// Mistake: sets its mark before it has looked
// Shows: Check before you change anything
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
try execute("PRAGMA application_id = \(Schema.applicationID)")
let isNew = owner == 0 && version == 0 && tables == 0

// Answer: marks-before-the-transaction
// Mistake: sets the marks before the steps, and outside of the transaction
// Shows: can't go forward or back
// Hole: 2
let version = try connection.integer("PRAGMA user_version")
try connection.execute("PRAGMA application_id = \(applicationID)")
try connection.execute("PRAGMA user_version = \(steps.count)")
try connection.write {
  for step in steps.dropFirst(version) { try connection.execute(step) }
}

// Answer: marks-what-it-knows
// Mistake: marks the steps that it knows, not those that the file has taken
// Shows: user_version 1 before
// Instead of:
  try connection.execute("PRAGMA user_version = \(steps.count)")
// Write:
  try connection.execute("PRAGMA user_version = \(Schema.steps.count)")

// Answer: no-mark-is-ours
// Mistake: takes every file without a mark for its own
// Shows: must not cost somebody their photos
// Instead of:
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
// Write:
_ = isNew
guard owner == 0 || owner == Schema.applicationID else { throw StorageError.foreignFile }

// Answer: no-transaction
// Mistake: takes the steps one by one, without a transaction
// Shows: can't go forward or back
// Instead of:
try connection.write {
// Write:
do {

// Answer: off-by-one
// Mistake: takes a file that is one step ahead
// Shows: throws StorageError.fromTheFuture
// Instead of:
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
// Write:
guard version <= Schema.steps.count + 1 else { throw StorageError.fromTheFuture(version: version) }

// Answer: one-step-at-a-time
// Mistake: takes one step, and believes that it has taken all
// Shows: the tables of all steps
// Instead of:
  for step in steps.dropFirst(version) { try connection.execute(step) }
// Write:
  for step in steps.prefix(version + 1).suffix(1) { try connection.execute(step) }

// Answer: overlooks-the-tables
// Mistake: takes a file without marks for a new one, whatever is in it
// Shows: must not cost somebody their photos
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
let isNew = owner == 0 && version == 0; _ = tables

// Answer: overlooks-the-version
// Mistake: takes a file of which only the version is set for a new one
// Shows: must not cost somebody their photos
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
let isNew = owner == 0 && tables == 0

// Answer: prepares-before-it-looks
// Mistake: sets the file up before it has looked whose it is
// Shows: Check before you change anything
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
try execute("PRAGMA journal_mode = WAL")
let isNew = owner == 0 && version == 0 && tables == 0

// Answer: refuses-new-files
// Mistake: refuses a file that has no mark yet
// Shows: A bank was opened whose file didn't exist
// Instead of:
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
// Write:
_ = isNew
guard owner == Schema.applicationID else { throw StorageError.foreignFile }

// Answer: the-last-one-again
// Mistake: takes the last step again
// Shows: A file of the first release has run step 1
// Instead of:
  for step in steps.dropFirst(version) { try connection.execute(step) }
// Write:
  for step in steps.dropFirst(max(version - 1, 0)) { try connection.execute(step) }

// Answer: wants-the-newest
// Mistake: takes an older file for a foreign one
// Shows: A file of the first release has run step 1
// Instead of:
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
// Write:
guard isNew || (owner == Schema.applicationID && version == Schema.steps.count) else { throw StorageError.foreignFile }

// Answer: sets-a-newer-file-back
// Mistake: sets the version even if another process has migrated further
// Shows: must not set its version back
// Instead of:
  guard version < steps.count else { return }
// Write:
  guard version != steps.count else { return }

// Answer: asks-only-what-to-run
// Mistake: asks which steps are missing, and sets the version in any case
// Shows: must not set its version back
// Instead of:
  guard version < steps.count else { return }
// Write:
  _ = version
