// Exercise: 5.8
// Mistake: takes an append for a repetition only at the beginning of a stream
// Shows: so that is the answer again
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = try events.compactMap { try place(of: $0.id) }
guard let first = known.first, let last = known.last else { return nil }
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(1...events.count)
else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)
