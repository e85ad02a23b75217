// Other right answers to exercise 7.9.

// Answer: looks-first
// Alternative: looks for the row, and writes it after the effect
// Hole: 1
try connection.write {
  let rows = try connection.integer(
    "SELECT count(*) FROM inbox WHERE source = ? AND message_id = ?", .text(message.source),
    .text(message.id.rawValue))
  guard rows == 0 else { return .duplicate }
  guard try !isTooOld(message) else { throw MessageTooOld(id: message.id) }
  try effect(connection)
  _ = try note(message, at: now)
  return .handled
}

// Answer: catches-the-constraint
// Alternative: inserts, and takes the error of the primary key for the answer
// Hole: 2
do {
  try connection.run(
    "INSERT INTO inbox VALUES (?, ?, ?, ?)", .text(message.source),
    .text(message.id.rawValue), .integer(message.time.milliseconds), .integer(now.milliseconds))
  return true
} catch let error as SQLiteError where error.code.primary == .constraint {
  return false
}
