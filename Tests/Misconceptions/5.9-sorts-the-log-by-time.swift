// Exercise: 5.9
// Mistake: sorts the log by time
// Shows: A position is not a number of rows, and not a time
// Hole: 2
try run(
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY recorded_at LIMIT ?",
  .integer(position.rawValue), .integer(max(limit, 0))
) { try $0.event }
