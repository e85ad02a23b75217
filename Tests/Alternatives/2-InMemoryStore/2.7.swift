// Other right answers to exercise 2.7.

// Answer: by-version
// Alternative: loops over the versions
// Hole: 1
for (index, event) in new.enumerated() where new[..<index].contains(where: { $0.id == event.id }) {
  throw EventIDConflict(id: event.id)
}
guard let known = new.first(where: { indices[$0.id] != nil }) else { return nil }
guard let first = indices[new[0].id] else { throw EventIDConflict(id: known.id) }
var last = events[first]
for (offset, event) in new.enumerated() {
  guard let index = indices[event.id], events[index].stream == stream,
    events[index].version == events[first].version + offset
  else { throw EventIDConflict(id: known.id) }
  last = events[index]
}
return AppendResult(version: last.version, position: last.position)

// Answer: sets
// Alternative: compares indices instead of versions
// Hole: 1
guard Set(new.map(\.id)).count == new.count else { throw EventIDConflict(id: new[0].id) }
let places = new.map { indices[$0.id] }
guard let known = new.first(where: { indices[$0.id] != nil }) else { return nil }
let ofStream = streams[stream] ?? []
guard let first = places[0], let start = ofStream.firstIndex(of: first),
  places == ofStream[start...].prefix(new.count).map({ Optional($0) }), let last = places.last ?? nil
else { throw EventIDConflict(id: known.id) }
return AppendResult(version: events[last].version, position: events[last].position)
