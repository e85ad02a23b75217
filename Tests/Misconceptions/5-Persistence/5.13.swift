// Wrong answers to exercise 5.13.

// Answer: a-transaction-for-each
// Mistake: applies each event in a separate transaction
// Shows: Half a page
// Hole: 2
for event in events {
  try connection.write {
    var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
    guard event.position > progress.checkpoint else { return }
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
    try progress.save(in: connection)
  }
}

// Answer: amount-for-balance
// Mistake: sets the balance to the amount
// Shows: Account 1 got 100.00
// Instead of:
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ?",
// Write:
  "UPDATE \(table) SET balance = ?, version = ? WHERE id = ?",

// Answer: bare-error
// Mistake: throws the error without the event
// Shows: throws a PoisonousEvent that names event 4
// Instead of:
    try Self.apply(event, to: table, in: connection)
// Write:
    try Model.apply(event, to: table, in: connection)

// Answer: begins-no-row
// Mistake: updates a row without creating it
// Shows: Each statement changes one row
// Instead of:
try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (?)", .integer(id))
// Write:

// Answer: commits-half
// Mistake: commits a part of an event when it throws
// Shows: Half a page
// Instead of:
try connection.write {
// Write:
try connection.read {

// Answer: counts-versions
// Mistake: counts events instead of using the version
// Shows: not a count of your own
// Instead of:
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id))
// Write:
  "UPDATE \(table) SET balance = balance + ?, version = version + 1 WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(id))

// Answer: does-not-see-the-unknown
// Mistake: doesn't note unknown events in its progress
// Shows: 3 unknown events at checkpoint 6
// Instead of:
    progress.note(event)
// Write:
    if !(event.event is UnknownEvent) { progress.note(event) }

// Answer: ends-at-a-repetition
// Mistake: stops at the first event that was already applied
// Shows: a checkpoint never goes back
// Instead of:
  for event in events where event.position > progress.checkpoint {
// Write:
  for event in events {
    guard event.position > progress.checkpoint else { break }

// Answer: every-row
// Mistake: updates every account
// Shows: Each statement changes one row
// Instead of:
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id))
// Write:
  "UPDATE \(table) SET balance = balance + ?, version = ?",
  .integer(change.balanceChange.cents), .integer(event.version))

// Answer: forgets-to-save
// Mistake: does not save the checkpoint
// Shows: rows [1, 2, 5, 9], checkpoint 9
// Instead of:
  try progress.save(in: connection)
// Write:

// Answer: judges-overdrafts
// Mistake: rejects an overdraft
// Shows: so it has happened
// Instead of:
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id))
// Write:
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ? AND balance + ? >= 0",
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id),
  .integer(change.balanceChange.cents))

// Answer: keeps-what-went-well
// Mistake: commits the events before the one that fails
// Shows: Half a page
// Hole: 2
let trouble: (any Error)? = try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  defer { try? progress.save(in: connection) }
  for event in events where event.position > progress.checkpoint {
    do {
      try Self.apply(event, to: table, in: connection)
    } catch {
      return error
    }
    progress.note(event)
  }
  return nil
}
if let trouble { throw trouble }

// Answer: knows-the-last-only
// Mistake: skips only the event at the checkpoint
// Shows: a checkpoint never goes back
// Instead of:
  for event in events where event.position > progress.checkpoint {
// Write:
  for event in events where event.position != progress.checkpoint {

// Answer: looks-outside
// Mistake: reads the checkpoint before the transaction
// Shows: Read the progress inside the transaction
// Instead of:
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
// Write:
var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
try connection.write {

// Answer: no-transaction
// Mistake: has no transaction
// Shows: Half a page
// Hole: 2
var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
for event in events where event.position > progress.checkpoint {
  try Self.apply(event, to: table, in: connection)
  progress.note(event)
}
try progress.save(in: connection)

// Answer: notes-the-old
// Mistake: notes skipped events in its progress
// Shows: 3 unknown events at checkpoint 6
// Instead of:
  for event in events where event.position > progress.checkpoint {
    try Self.apply(event, to: table, in: connection)
// Write:
  let checkpoint = progress.checkpoint
  for event in events {
    if event.position > checkpoint { try Self.apply(event, to: table, in: connection) }

// Answer: opening-inserts
// Mistake: fails to open an account that has a row
// Shows: an account opened after its first deposit
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let id = change.accountID.rawValue
switch change {
case .opened:
  try connection.run("INSERT INTO \(table) (id, status) VALUES (?, 'open')", .integer(id))
case .closed:
  try connection.run("UPDATE \(table) SET status = 'closed' WHERE id = ?", .integer(id))
default:
  try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (?)", .integer(id))
}
try connection.run(
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id))

// Answer: passes-over-poison
// Mistake: skips an event that the model can't apply
// Shows: throws a PoisonousEvent that names event 4
// Instead of:
    try Self.apply(event, to: table, in: connection)
// Write:
    try? Self.apply(event, to: table, in: connection)

// Answer: position-for-version
// Mistake: uses the position as the version
// Shows: Account 1 was opened, got 100.00
// Instead of:
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id))
// Write:
  .integer(change.balanceChange.cents), .integer(event.position.rawValue), .integer(id))

// Answer: replaces-the-row
// Mistake: resets the row with each event
// Shows: Each statement changes one row
// Instead of:
try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (?)", .integer(id))
// Write:
try connection.run("INSERT OR REPLACE INTO \(table) (id) VALUES (?)", .integer(id))

// Answer: saves-afterwards
// Mistake: saves the checkpoint in a second transaction
// Shows: rows that were kept would count twice
// Hole: 2
let progress = try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  for event in events where event.position > progress.checkpoint {
    try Self.apply(event, to: table, in: connection)
    progress.note(event)
  }
  return progress
}
try connection.write { try progress.save(in: connection) }

// Answer: saves-first
// Mistake: saves the checkpoint in a separate transaction before
// Shows: the event is lost for ever
// Hole: 2
var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
let new = events.filter { $0.position > progress.checkpoint }
for event in new { progress.note(event) }
try connection.write { try progress.save(in: connection) }
try connection.write {
  for event in new { try Self.apply(event, to: table, in: connection) }
}

// Answer: takes-all
// Mistake: applies every event
// Shows: a checkpoint never goes back
// Instead of:
  for event in events where event.position > progress.checkpoint {
// Write:
  for event in events {

// Answer: wants-no-gaps
// Mistake: applies only the position right after the checkpoint
// Shows: Positions may have gaps
// Instead of:
  for event in events where event.position > progress.checkpoint {
// Write:
  for event in events
  where event.position.rawValue == progress.checkpoint.rawValue + 1 {

// Answer: numbers-in-the-statement
// Mistake: interpolates the balance into the SQL
// Shows: Put every value into a `?`
// Instead of:
  "UPDATE \(table) SET balance = balance + ?, version = ? WHERE id = ?",
  .integer(change.balanceChange.cents), .integer(event.version), .integer(id))
// Write:
  "UPDATE \(table) SET balance = balance + \(change.balanceChange.cents), version = ? WHERE id = ?",
  .integer(event.version), .integer(id))

// Answer: the-account-in-the-statement
// Mistake: interpolates the account's number into the SQL
// Shows: Put every value into a `?`
// Instead of:
try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (?)", .integer(id))
// Write:
try connection.run("INSERT OR IGNORE INTO \(table) (id) VALUES (\(id))")
