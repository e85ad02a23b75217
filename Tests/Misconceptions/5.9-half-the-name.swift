// Exercise: 5.9
// Mistake: looks for half of the name
// Shows: A stream has five events
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.id), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }
