// Exercise: 2.7
// Alternative: walks through the versions one by one
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
