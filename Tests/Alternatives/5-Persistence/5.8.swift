// Other right answers to exercise 5.8.

// Answer: by-the-database
// Alternative: reads the events after the first one from the database
// Hole: 1
let known = try events.compactMap { try place(of: $0.id) }
let twice = Dictionary(grouping: events, by: \.id).first { $0.value.count > 1 }?.key
guard let some = twice ?? known.first?.id else { return nil }
guard twice == nil, let first = try place(of: events[0].id), first.stream == stream.description
else { throw EventIDConflict(id: some) }
let rows = try connection.run(
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

// Answer: place-by-place
// Alternative: loops over the events, and compares each with its expected version
// Hole: 1
for (index, event) in events.enumerated() where events[..<index].contains(where: { $0.id == event.id }) {
  throw EventIDConflict(id: event.id)
}
let places = try events.map { try place(of: $0.id) }
guard let taken = places.compactMap(\.self).first else { return nil }
guard var last = places[0], last.stream == stream.description else {
  throw EventIDConflict(id: taken.id)
}
for place in places.dropFirst() {
  guard let place, place.stream == last.stream, place.version == last.version + 1 else {
    throw EventIDConflict(id: taken.id)
  }
  last = place
}
return AppendResult(version: last.version, position: last.position)
