// Exercise: 5.9
// Mistake: reads the rest of the stream and keeps a page of it
// Shows: The limit belongs into the statement
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order)
  """, .text(stream.description), .integer(border)
) { try $0.event }.prefix(max(limit ?? .max, 0)).map(\.self)
