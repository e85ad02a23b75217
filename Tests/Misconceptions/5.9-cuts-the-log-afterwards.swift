// Exercise: 5.9
// Mistake: reads the rest of the log and keeps a page of it
// Shows: The limit belongs into the statement
// Hole: 2
try run(
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position",
  .integer(position.rawValue)
) { try $0.event }.prefix(max(limit, 0)).map(\.self)
