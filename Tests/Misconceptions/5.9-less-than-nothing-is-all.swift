// Exercise: 5.9
// Mistake: gives a limit below zero to SQLite, for which it means all
// Shows: at most -1, it gives the versions []
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(limit ?? -1)
) { try $0.event }
