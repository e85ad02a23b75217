// Exercise: 5.9
// Mistake: begins at version 0 backwards
// Shows: Read backwards from its end there
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? 0)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }
