// Exercise: 2.7
// Mistake: looks at the stream of the first event only
// Shows: To guess here is to lose an event
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard first.stream == stream, known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: first.id)
}
return AppendResult(version: last.version, position: last.position)
