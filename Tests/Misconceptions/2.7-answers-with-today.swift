// Exercise: 2.7
// Mistake: answers where the stream is now
// Shows: they have to get the answer from before
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: first.id)
}
_ = last
return AppendResult(version: version(of: stream), position: events[events.count - 1].position)
