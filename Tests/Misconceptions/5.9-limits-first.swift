// Exercise: 5.9
// Mistake: takes a page from the beginning, and then what comes after the position
// Shows: The log has eight notes of two streams
// Hole: 2
try run(
  "SELECT \(Self.columns) FROM events ORDER BY position LIMIT ?",
  .integer(max(limit, 0))
) { try $0.event }.filter { $0.position > position }
