// Wrong answers to exercise 5.4.

// Answer: a-place-for-a-value
// Mistake: uses a ? parameter in a PRAGMA, which has none
// Shows: A bank was opened whose file didn't exist
// Instead of:
  try connection.execute("PRAGMA application_id = \(applicationID)")
// Write:
  try connection.run("PRAGMA application_id = ?", .integer(applicationID))

// Answer: a-transaction-for-each-step
// Mistake: runs each step in a separate transaction
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
// Mistake: runs the steps in a read transaction
// Shows: can't go forward or back
// Instead of:
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
// Write:
try connection.read {
  let version = try connection.integer("PRAGMA user_version")

// Answer: all-steps-again
// Mistake: runs all steps every time
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
// Mistake: reads the version before it has the lock
// Shows: ran a step that another one had run
// Instead of:
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
// Write:
let version = try connection.integer("PRAGMA user_version")
try connection.write {

// Answer: asks-for-the-version-first
// Mistake: checks the version before the application id
// Shows: must not delete other data
// Hole: 1
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
let isNew = owner == 0 && version == 0 && tables == 0
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }

// Answer: backwards
// Mistake: runs the newest step first
// Shows: the steps [1, 2, 3, 4] ran, each once and in order
// Instead of:
  for step in steps.dropFirst(version) { try connection.execute(step) }
// Write:
  for step in steps.dropFirst(version).reversed() { try connection.execute(step) }

// Answer: empty-is-new
// Mistake: treats every file without tables as a new one
// Shows: must not delete other data
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
let isNew = tables == 0; _ = version

// Answer: fears-its-own-version
// Mistake: rejects a file with the current version as a future one
// Shows: A file that has run all steps is up to date
// Instead of:
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
// Write:
guard version < Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }

// Answer: forgets-the-future
// Mistake: accepts a file with a future version
// Shows: throws StorageError.fromTheFuture
// Instead of:
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
// Write:

// Answer: forgets-the-version
// Mistake: doesn't set the version
// Shows: Without both numbers no program can tell tomorrow
// Instead of:
  try connection.execute("PRAGMA user_version = \(steps.count)")
// Write:

// Answer: forgets-whose-it-is
// Mistake: doesn't set the application id
// Shows: Without both numbers no program can tell tomorrow
// Instead of:
  try connection.execute("PRAGMA application_id = \(applicationID)")
// Write:

// Answer: leaves-one-out
// Mistake: skips the next step
// Shows: the tables of all steps
// Instead of:
  for step in steps.dropFirst(version) { try connection.execute(step) }
// Write:
  for step in steps.dropFirst(version + 1) { try connection.execute(step) }

// Answer: marks-after-the-transaction
// Mistake: sets the version after the transaction
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
// Mistake: sets the application id before the check
// Shows: Check before you change anything
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
try execute("PRAGMA application_id = \(Schema.applicationID)")
let isNew = owner == 0 && version == 0 && tables == 0

// Answer: marks-before-the-transaction
// Mistake: sets the version before the steps, outside of the transaction
// Shows: can't go forward or back
// Hole: 2
let version = try connection.integer("PRAGMA user_version")
try connection.execute("PRAGMA application_id = \(applicationID)")
try connection.execute("PRAGMA user_version = \(steps.count)")
try connection.write {
  for step in steps.dropFirst(version) { try connection.execute(step) }
}

// Answer: marks-what-it-knows
// Mistake: sets the version to its own, not to the number of steps run
// Shows: user_version 1 before
// Instead of:
  try connection.execute("PRAGMA user_version = \(steps.count)")
// Write:
  try connection.execute("PRAGMA user_version = \(Schema.steps.count)")

// Answer: no-mark-is-ours
// Mistake: accepts every file without an application id
// Shows: must not delete other data
// Instead of:
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
// Write:
_ = isNew
guard owner == 0 || owner == Schema.applicationID else { throw StorageError.foreignFile }

// Answer: no-transaction
// Mistake: runs the steps without a transaction
// Shows: can't go forward or back
// Instead of:
try connection.write {
// Write:
do {

// Answer: off-by-one
// Mistake: accepts a file that is one version ahead
// Shows: throws StorageError.fromTheFuture
// Instead of:
guard version <= Schema.steps.count else { throw StorageError.fromTheFuture(version: version) }
// Write:
guard version <= Schema.steps.count + 1 else { throw StorageError.fromTheFuture(version: version) }

// Answer: one-step-at-a-time
// Mistake: runs one step, and sets the newest version
// Shows: the tables of all steps
// Instead of:
  for step in steps.dropFirst(version) { try connection.execute(step) }
// Write:
  for step in steps.prefix(version + 1).suffix(1) { try connection.execute(step) }

// Answer: overlooks-the-tables
// Mistake: treats a file without an id as a new one, even with tables
// Shows: must not delete other data
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
let isNew = owner == 0 && version == 0; _ = tables

// Answer: overlooks-the-version
// Mistake: treats a file with only a version as a new one
// Shows: must not delete other data
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
let isNew = owner == 0 && tables == 0

// Answer: prepares-before-it-looks
// Mistake: creates the tables before it checks the application id
// Shows: Check before you change anything
// Instead of:
let isNew = owner == 0 && version == 0 && tables == 0
// Write:
try execute("PRAGMA journal_mode = WAL")
let isNew = owner == 0 && version == 0 && tables == 0

// Answer: refuses-new-files
// Mistake: rejects a new file
// Shows: A bank was opened whose file didn't exist
// Instead of:
guard isNew || owner == Schema.applicationID else { throw StorageError.foreignFile }
// Write:
_ = isNew
guard owner == Schema.applicationID else { throw StorageError.foreignFile }

// Answer: the-last-one-again
// Mistake: runs the last step again
// Shows: A file of the first release has run step 1
// Instead of:
  for step in steps.dropFirst(version) { try connection.execute(step) }
// Write:
  for step in steps.dropFirst(max(version - 1, 0)) { try connection.execute(step) }

// Answer: wants-the-newest
// Mistake: rejects an older file
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
// Mistake: checks for missing steps, but always sets the version
// Shows: must not set its version back
// Instead of:
  guard version < steps.count else { return }
// Write:
  _ = version
