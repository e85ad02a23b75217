// Exercise: 2.7
// Mistake: looks at the first event only
// Shows: To guess here is to lose an event
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
guard let first = new.first, let index = indices[first.id] else { return nil }
guard events[index].stream == stream else { throw EventIDConflict(id: first.id) }
let last = events[min(index + new.count, events.count) - 1]
return AppendResult(version: last.version, position: last.position)
