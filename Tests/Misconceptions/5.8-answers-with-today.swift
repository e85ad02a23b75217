// Exercise: 5.8
// Mistake: answers where the stream and the log are now
// Shows: so that is the answer again
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = try events.compactMap { try place(of: $0.id) }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
else { throw EventIDConflict(id: first.id) }
_ = last
return try whereabouts(of: stream)
