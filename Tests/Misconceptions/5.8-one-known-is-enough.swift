// Exercise: 5.8
// Mistake: answers a mixture of known and new events as if it were known
// Shows: Nobody has made that append before
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = try events.compactMap { try place(of: $0.id) }
guard let first = known.first, let last = known.last else { return nil }
guard known.allSatisfy({ $0.stream == stream.description }),
  !known.isEmpty
else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)
