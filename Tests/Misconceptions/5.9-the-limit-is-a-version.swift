// Exercise: 5.9
// Mistake: reads from the start up to start and limit, both included
// Shows: A stream has five events
let first = start ?? 1
let count = max(limit ?? 1 << 40, 0)
let (low, high, order) =
  switch direction {
  case .forwards: (first, first &+ count, "ASC")
  case .backwards: ((start ?? 1 << 40) &- count, start ?? 1 << 40, "DESC")
  }
return try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version BETWEEN ? AND ?
  ORDER BY version \(order)
  """, .text(stream.description), .integer(low), .integer(high)
) { try $0.event }
