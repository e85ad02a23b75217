// Exercise: 5.8
// Mistake: is content when they stand side by side, in whatever order
// Shows: Nobody has made that append before
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = try events.compactMap { try place(of: $0.id) }
guard let last = known.max(by: { $0.version < $1.version }) else { return nil }
guard known.allSatisfy({ $0.stream == stream.description }),
  Set(known.map(\.version)) == Set(last.version - events.count + 1...last.version)
else { throw EventIDConflict(id: last.id) }
return AppendResult(version: last.version, position: last.position)
