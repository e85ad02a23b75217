// Exercise: 5.9
// Mistake: takes a limit of nothing for none
// Shows: at most 0, it gives the versions []
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(limit.map { $0 > 0 ? $0 : -1 } ?? -1)
) { try $0.event }
