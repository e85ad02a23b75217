// Exercise: 2.7
// Alternative: compares places instead of versions
guard Set(new.map(\.id)).count == new.count else { throw EventIDConflict(id: new[0].id) }
let places = new.map { indices[$0.id] }
guard let known = new.first(where: { indices[$0.id] != nil }) else { return nil }
let ofStream = streams[stream] ?? []
guard let first = places[0], let start = ofStream.firstIndex(of: first),
  places == ofStream[start...].prefix(new.count).map({ Optional($0) }), let last = places.last ?? nil
else { throw EventIDConflict(id: known.id) }
return AppendResult(version: events[last].version, position: events[last].position)
