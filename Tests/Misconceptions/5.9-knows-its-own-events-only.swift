// Exercise: 5.9
// Mistake: passes over events of a type that it does not know
// Shows: All three events have to come
let (comparison, order, border) =
  switch direction {
  case .forwards: (">=", "ASC", start ?? 1)
  case .backwards: ("<=", "DESC", start ?? .max)
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }.filter { $0.stored.typeName != "SomethingNew" }
