// Exercise: 5.8
// Mistake: looks for the same id twice among neighbours only
// Shows: Nobody has made that append before
if let twice = zip(events, events.dropFirst()).first(where: { $0.id == $1.id })?.0 {
  throw EventIDConflict(id: twice.id)
}
let known = try events.compactMap { try place(of: $0.id) }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)
