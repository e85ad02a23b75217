// Other right answers to exercise 7.4.

// Answer: in-swift
// Alternative: reads the messages of the queue, and chooses in Swift
// Hole: 1
let messages = try connection.run(
  "SELECT number, receive_count, visible_at FROM messages WHERE queue = ?",
  .integer(queue.number)
) { row in
  (
    candidate: Candidate(number: row.integer(0), receiveCount: row.integer(1)),
    visibleAt: row.integer(2)
  )
}
let visible = messages.filter { $0.visibleAt <= now }.sorted {
  ($0.visibleAt, $0.candidate.number) < ($1.visibleAt, $1.candidate.number)
}
return visible.prefix(limit).map(\.candidate)
// Hole: 2
try connection.run(
  "UPDATE messages SET visible_at = ? WHERE number = ?", .integer(now + timeout),
  .integer(candidate.number))
try connection.run(
  "UPDATE messages SET receive_count = ?, receipt = ifnull(receipt, 0) + 1 WHERE number = ?",
  .integer(candidate.receiveCount + 1), .integer(candidate.number))
try connection.run(
  "UPDATE messages SET first_received_at = ? WHERE number = ? AND first_received_at IS NULL",
  .integer(now), .integer(candidate.number))

// Answer: receipt-by-case
// Alternative: tells the first receive by its count
// Hole: 2
try connection.run(
  """
  UPDATE messages SET
    first_received_at = CASE WHEN receive_count = 0 AND first_received_at IS NULL THEN ?
      ELSE first_received_at END,
    receipt = CASE WHEN receipt IS NULL THEN 1 ELSE receipt + 1 END,
    receive_count = receive_count + 1, visible_at = ?
  WHERE number = ?
  """, .integer(now), .integer(now + timeout), .integer(candidate.number))
