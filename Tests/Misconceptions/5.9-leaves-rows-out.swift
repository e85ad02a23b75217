// Exercise: 5.9
// Mistake: leaves out as many rows as the position says
// Shows: A position is not a number of rows, and not a time
// Hole: 2
try run(
  "SELECT \(Self.columns) FROM events ORDER BY position LIMIT ? OFFSET ?",
  .integer(max(limit, 0)), .integer(position.rawValue)
) { try $0.event }
