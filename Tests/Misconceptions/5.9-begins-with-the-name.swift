// Exercise: 5.9
// Mistake: takes every stream whose name begins like that
// Shows: is compared as a whole
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream LIKE ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text("\(stream)%"), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }
