// Exercise: 5.9
// Mistake: leaves the order to the database
// Shows: Without `ORDER BY` the rows come as it suits the database
let (comparison, border) =
  switch direction {
  case .forwards: (">=", start ?? 1)
  case .backwards: ("<=", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }
