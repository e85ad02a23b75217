// Exercise: 5.8
// Alternative: walks through the events and compares each with the place that it should have
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
