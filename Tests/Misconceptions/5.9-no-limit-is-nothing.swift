// Exercise: 5.9
// Mistake: takes no limit for nothing
// Shows: at most all, it gives the versions [1, 2, 3, 4, 5]
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? 0, 0))
) { try $0.event }
