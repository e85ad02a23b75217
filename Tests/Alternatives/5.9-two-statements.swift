// Exercise: 5.9
// Alternative: has a statement for each direction, and answers early where nothing is wanted
if let limit, limit <= 0 { return [] }
let name = SQLValue.text(stream.description)
let count = SQLValue.integer(limit ?? -1)
switch direction {
case .forwards:
  return try run(
    """
    SELECT \(Self.columns) FROM events WHERE stream = ? AND version >= ?
    ORDER BY version LIMIT ?
    """, name, .integer(start ?? 0), count
  ) { try $0.event }
case .backwards:
  return try run(
    """
    SELECT \(Self.columns) FROM events WHERE stream = ? AND version <= ?
    ORDER BY version DESC LIMIT ?
    """, name, .integer(start ?? .max), count
  ) { try $0.event }
}
// Hole: 2
limit > 0
  ? try run(
    "SELECT * FROM events WHERE position > ? ORDER BY rowid LIMIT \(limit)",
    .integer(position.rawValue)
  ) { try $0.event } : []
