// Exercise: 2.7
// Mistake: names the first id as taken, whichever it is
// Shows: may be named as taken
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: new[0].id)
}
return AppendResult(version: last.version, position: last.position)
