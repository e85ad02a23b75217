// Exercise: 5.9
// Mistake: gives a limit below zero to SQLite, for which it means the whole log
// Shows: at most -1, come the notes []
// Hole: 2
try run(
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?",
  .integer(position.rawValue), .integer(limit)
) { try $0.event }
