// Exercise: 5.9
// Alternative: finds the page by its key in a subquery, and an optional start with coalesce
let isForwards = direction == .forwards
let sql = """
  SELECT \(Self.columns) FROM events WHERE position IN (
    SELECT position FROM events
    WHERE stream = ? AND version \(isForwards ? ">=" : "<=") coalesce(?, ?)
    ORDER BY version \(isForwards ? "ASC" : "DESC") LIMIT max(?, 0))
  ORDER BY version \(isForwards ? "ASC" : "DESC")
  """
return try run(
  sql, .text(stream.description), start.map { .integer($0) } ?? .null,
  .integer(isForwards ? .min : .max), .integer(limit ?? .max)
) { row in try row.event }
// Hole: 2
var events: [UndecodedEvent] = []
var last = position
while events.count < limit {
  let rest = min(limit - events.count, 50)
  let page = try run(
    "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position ASC LIMIT ?",
    .integer(last.rawValue), .integer(rest)
  ) { try $0.event }
  events += page
  guard page.count == rest, let end = page.last else { break }
  last = end.position
}
return events
