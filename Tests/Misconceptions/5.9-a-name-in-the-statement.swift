// Exercise: 5.9
// Mistake: writes the name into the statement
// Shows: A name belongs in the place of a
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = '\(stream)' AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }
