// Exercise: 5.9
// Mistake: sends the event at the position again
// Shows: The log has eight notes of two streams
// Hole: 2
try run(
  "SELECT \(Self.columns) FROM events WHERE position >= ? ORDER BY position LIMIT ?",
  .integer(position.rawValue), .integer(max(limit, 0))
) { try $0.event }
