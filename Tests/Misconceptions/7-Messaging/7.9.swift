// Wrong answers to exercise 7.9.

// Answer: two-transactions-row-first
// Mistake: commits the row of the inbox, and then the effect
// Shows: The process ended right after the effect was written
// Hole: 1
let isNew = try connection.write {
  let isNew = try note(message, at: now)
  if isNew, try isTooOld(message) { throw MessageTooOld(id: message.id) }
  return isNew
}
guard isNew else { return .duplicate }
try connection.write { try effect(connection) }
return .handled

// Answer: two-transactions-effect-first
// Mistake: commits the effect, and then the row of the inbox
// Shows: got:      2 commits
// Hole: 1
let rows = try connection.integer(
  "SELECT count(*) FROM inbox WHERE source = ? AND message_id = ?", .text(message.source),
  .text(message.id.rawValue))
guard rows == 0 else { return .duplicate }
guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
try connection.write { try effect(connection) }
_ = try connection.write { try note(message, at: now) }
return .handled

// Answer: no-transaction
// Mistake: leaves the transaction out
// Shows: The process ended right after the effect was written
// Hole: 1
guard try note(message, at: now) else { return .duplicate }
guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
try effect(connection)
return .handled

// Answer: effect-for-each-delivery
// Mistake: carries the effect out, whatever the inbox says
// Shows: got:      the effects of a, a, a, b, b
// Instead of:
  guard try note(message, at: now) else { return .duplicate }
  guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
  try effect(connection)
  return .handled
// Write:
  let isNew = try note(message, at: now)
  guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
  try effect(connection)
  return isNew ? .handled : .duplicate

// Answer: duplicate-is-an-error
// Mistake: throws an error for a duplicate
// Shows: A duplicate is no error
// Instead of:
  guard try note(message, at: now) else { return .duplicate }
// Write:
  guard try note(message, at: now) else { throw MessageTooOld(id: message.id) }

// Answer: duplicate-is-handled
// Mistake: answers a duplicate like a new message
// Shows: A duplicate is no error
// Instead of:
  guard try note(message, at: now) else { return .duplicate }
// Write:
  guard try note(message, at: now) else { return .handled }

// Answer: swallows-the-error
// Mistake: takes a failed effect for one that has happened
// Shows: expected: `handle` throws the same
// Instead of:
  try effect(connection)
// Write:
  try? effect(connection)

// Answer: keeps-the-row-of-a-failure
// Mistake: undoes only the effect when it fails, and keeps the row
// Shows: With a row in the inbox, the message would be a duplicate forever
// Hole: 1
var failure: (any Error)?
let outcome: Outcome = try connection.write {
  guard try note(message, at: now) else { return .duplicate }
  guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
  do {
    try connection.savepoint { try effect(connection) }
  } catch {
    failure = error
  }
  return .handled
}
if let failure { throw failure }
return outcome

// Answer: no-horizon
// Mistake: applies what is older than the inbox
// Shows: The inbox can no longer tell whether this is a duplicate
// Instead of:
  guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
// Write:

// Answer: old-is-a-duplicate
// Mistake: takes a message that is too old for a duplicate, which is deleted
// Shows: expected: it throws MessageTooOld
// Instead of:
  guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
// Write:
  guard try !isTooOld(message) else { return .duplicate }

// Answer: age-first
// Mistake: looks at the age first, also of messages that are in the inbox
// Shows: check for the row first, and then the age
// Instead of:
  guard try note(message, at: now) else { return .duplicate }
  guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
// Write:
  guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
  guard try note(message, at: now) else { return .duplicate }

// Answer: id-only
// Mistake: looks for the id, whatever the source is
// Shows: An id is unique within its source
// Hole: 2
let known = try connection.integer(
  "SELECT count(*) FROM inbox WHERE message_id = ?", .text(message.id.rawValue))
guard known == 0 else { return false }
try connection.run(
  "INSERT OR IGNORE INTO inbox VALUES (?, ?, ?, ?)", .text(message.source),
  .text(message.id.rawValue), .integer(message.time.milliseconds), .integer(now.milliseconds))
return true

// Answer: replaces-the-row
// Mistake: replaces the row, so that each delivery inserts one
// Shows: got:      the effects of a, a, a, b, b
// Instead of:
  "INSERT OR IGNORE INTO inbox VALUES (?, ?, ?, ?)", .text(message.source),
// Write:
  "INSERT OR REPLACE INTO inbox VALUES (?, ?, ?, ?)", .text(message.source),

// Answer: constraint-is-an-error
// Mistake: lets the error of the primary key out
// Shows: A duplicate is no error
// Instead of:
  "INSERT OR IGNORE INTO inbox VALUES (?, ?, ?, ?)", .text(message.source),
// Write:
  "INSERT INTO inbox VALUES (?, ?, ?, ?)", .text(message.source),

// Answer: the-time-of-now
// Mistake: notes the time of handling as the time of the message
// Shows: Keep the time of the message and the time of handling apart
// Instead of:
  .text(message.id.rawValue), .integer(message.time.milliseconds), .integer(now.milliseconds))
// Write:
  .text(message.id.rawValue), .integer(now.milliseconds), .integer(now.milliseconds))

// Answer: the-times-swapped
// Mistake: swaps the two times
// Shows: Keep the time of the message and the time of handling apart
// Instead of:
  .text(message.id.rawValue), .integer(message.time.milliseconds), .integer(now.milliseconds))
// Write:
  .text(message.id.rawValue), .integer(now.milliseconds), .integer(message.time.milliseconds))

// Answer: text-in-the-statement
// Mistake: writes the values into the text of the statement
// Shows: expected: 2 effects
// Hole: 2
try connection.execute(
  """
  INSERT OR IGNORE INTO inbox VALUES ('\(message.source)', '\(message.id)', \(message.time.milliseconds), \
  \(now.milliseconds))
  """)
return connection.changeCount == 1
