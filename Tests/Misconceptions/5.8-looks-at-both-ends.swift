// Exercise: 5.8
// Mistake: looks at the first and the last event only
// Shows: Nobody has made that append before
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = try events.compactMap { try place(of: $0.id) }
guard let first = known.first, let last = known.last else { return nil }
guard first.stream == stream.description, last.stream == stream.description,
  last.version == first.version + events.count - 1
else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)
