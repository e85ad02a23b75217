// Exercise: 5.9
// Mistake: reads forwards and turns the page round
// Shows: Read backwards
let events = try run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version >= ?
  ORDER BY version LIMIT ?
  """, .text(stream.description), .integer(start ?? 1), .integer(max(limit ?? .max, 0))
) { try $0.event }
return direction == .forwards ? events : events.reversed()
