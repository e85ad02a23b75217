// Exercise: 5.9
// Alternative: asks for a range of versions
var low = Int.min
var high = Int.max
switch direction {
case .forwards: low = start ?? low
case .backwards: high = start ?? high
}
let order = direction == .forwards ? "ASC" : "DESC"
return try run(
  """
  SELECT \(Self.columns) FROM events
  WHERE stream = ? AND version BETWEEN ? AND ? ORDER BY version \(order) LIMIT ?
  """, .text("\(stream)"), .integer(low), .integer(high),
  .integer(limit.map { $0 < 0 ? 0 : $0 } ?? .max)
) { try $0.event }
