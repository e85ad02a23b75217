// Other right answers to exercise 5.9.

// Answer: a-range
// Alternative: selects a range of versions
// Hole: 1
var low = Int.min
var high = Int.max
switch direction {
case .forwards: low = start ?? low
case .backwards: high = start ?? high
}
let order = direction == .forwards ? "ASC" : "DESC"
return try connection.run(
  """
  SELECT \(Self.columns) FROM events
  WHERE stream = ? AND version BETWEEN ? AND ? ORDER BY version \(order) LIMIT ?
  """, .text("\(stream)"), .integer(low), .integer(high),
  .integer(limit.map { $0 < 0 ? 0 : $0 } ?? .max)
) { try $0.event }

// Answer: by-the-key
// Alternative: selects the page by key in a subquery, and an optional start with COALESCE
// Hole: 1
let isForwards = direction == .forwards
let sql = """
  SELECT \(Self.columns) FROM events WHERE position IN (
    SELECT position FROM events
    WHERE stream = ? AND version \(isForwards ? ">=" : "<=") coalesce(?, ?)
    ORDER BY version \(isForwards ? "ASC" : "DESC") LIMIT max(?, 0))
  ORDER BY version \(isForwards ? "ASC" : "DESC")
  """
return try connection.run(
  sql, .text(stream.description), start.map { .integer($0) } ?? .null,
  .integer(isForwards ? .min : .max), .integer(limit ?? .max)
) { row in try row.event }
// Hole: 2
var events: [UndecodedEvent] = []
var last = position
while events.count < limit {
  let rest = min(limit - events.count, 50)
  let page = try connection.run(
    "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position ASC LIMIT ?",
    .integer(last.rawValue), .integer(rest)
  ) { try $0.event }
  events += page
  guard page.count == rest, let end = page.last else { break }
  last = end.position
}
return events

// Answer: two-statements
// Alternative: has one statement for each direction, and returns early for an empty page
// Hole: 1
if let limit, limit <= 0 { return [] }
let name = SQLValue.text(stream.description)
let count = SQLValue.integer(limit ?? -1)
switch direction {
case .forwards:
  return try connection.run(
    """
    SELECT \(Self.columns) FROM events WHERE stream = ? AND version >= ?
    ORDER BY version LIMIT ?
    """, name, .integer(start ?? 0), count
  ) { try $0.event }
case .backwards:
  return try connection.run(
    """
    SELECT \(Self.columns) FROM events WHERE stream = ? AND version <= ?
    ORDER BY version DESC LIMIT ?
    """, name, .integer(start ?? .max), count
  ) { try $0.event }
}
// Hole: 2
limit > 0
  ? try connection.run(
    "SELECT * FROM events WHERE position > ? ORDER BY rowid LIMIT \(limit)",
    .integer(position.rawValue)
  ) { try $0.event } : []
