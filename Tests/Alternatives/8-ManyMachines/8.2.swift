// Other right answers to exercise 8.2.

// Answer: one-text-each
// Alternative: writes both directions out, and has no limit as the greatest number
// Hole: 1
let limit = max(limit ?? .max, 0)
return switch direction {
case .forwards:
  PostgresStatement(
    "SELECT \(columns) FROM events WHERE stream = $1 AND version >= $2 ORDER BY version LIMIT $3",
    .text(stream.description), .integer(start ?? 0), .integer(limit))
case .backwards:
  PostgresStatement(
    """
    SELECT \(columns) FROM events WHERE version <= $2 AND stream = $3
    ORDER BY position DESC LIMIT $1
    """, .integer(limit), .integer(start ?? .max), .text("\(stream)"))
}
// Hole: 2
PostgresStatement(
  "SELECT \(columns) FROM events WHERE position > $2 ORDER BY position LIMIT greatest($1::bigint, 0)",
  .integer(limit), .integer(position.rawValue))
// Hole: 3
PostgresStatement(
  """
  SELECT \(columns) FROM events WHERE stream = $1 AND causation_id = $2 ORDER BY position
  """, parameters: [.text(stream.description), .text(cause.rawValue)])
