// Exercise: 5.9
// Mistake: takes no limit for a page of 100
// Shows: the stream has 100
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? 100, 0))
) { try $0.event }
