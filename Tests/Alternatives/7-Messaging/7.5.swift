// Other right answers to exercise 7.5.

// Answer: by-the-row
// Alternative: reads the row, and compares in Swift
// Hole: 3
let rows = try connection.run(
  "SELECT queue, receipt, id FROM messages WHERE number = ?", .integer(handle.number)
) { row in
  row.integer(0) == handle.queue && row.integer(1) == handle.receipt
    && row.text(2) == handle.messageID
}
return rows == [true]

// Answer: by-the-number-of-changes
// Alternative: puts the condition into the statement, and looks how many rows it has changed
// Hole: 1
if try isCurrent(handle) { try remove(handle.number, at: now) }
// Hole: 2
try connection.run(
  """
  UPDATE messages SET visible_at = ? + ?
  WHERE number = ? AND queue = ? AND receipt = ? AND id = ?
  """, .integer(now), .integer(timeout), .integer(handle.number), .integer(handle.queue),
  .integer(handle.receipt), .text(handle.messageID))
guard connection.changeCount == 1 else { throw QueueError.messageNotInFlight }
try updateGroup(of: handle.number, at: now)
