// Exercise: 5.9
// Mistake: gives the statement fewer values than it has places
// Shows: the statement has 3 places for values, and was given 2
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border)
) { try $0.event }
