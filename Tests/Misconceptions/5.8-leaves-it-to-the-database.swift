// Exercise: 5.8
// Mistake: lets the database's own error through when an id is taken
// Shows: it has to throw EventIDConflict
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = try events.compactMap { try place(of: $0.id) }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
else { return nil }
return AppendResult(version: last.version, position: last.position)
