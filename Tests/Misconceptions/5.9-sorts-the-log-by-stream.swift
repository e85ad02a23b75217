// Exercise: 5.9
// Mistake: reads one stream of the log after the other
// Shows: The log has eight notes of two streams
// Hole: 2
try run(
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY stream, version LIMIT ?",
  .integer(position.rawValue), .integer(max(limit, 0))
) { try $0.event }
