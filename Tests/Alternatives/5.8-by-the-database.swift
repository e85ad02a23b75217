// Exercise: 5.8
// Alternative: asks the database for what stands behind the first event
let known = try events.compactMap { try place(of: $0.id) }
let twice = Dictionary(grouping: events, by: \.id).first { $0.value.count > 1 }?.key
guard let some = twice ?? known.first?.id else { return nil }
guard twice == nil, let first = try place(of: events[0].id), first.stream == stream.description
else { throw EventIDConflict(id: some) }
let rows = try run(
  "SELECT id, version, position FROM events WHERE stream = ? AND version >= ? ORDER BY version LIMIT ?",
  .text(stream.description), .integer(first.version), .integer(events.count)
) { row in
  (row.text(0), AppendResult(
    version: row.integer(1), position: GlobalPosition(rawValue: row.integer(2))))
}
guard rows.map(\.0) == events.map(\.id.description), let last = rows.last?.1 else {
  throw EventIDConflict(id: some)
}
return last
