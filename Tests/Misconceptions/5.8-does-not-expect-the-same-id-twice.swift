// Exercise: 5.8
// Mistake: does not see the same id twice in one append
// Shows: Nobody has made that append before
let known = try events.compactMap { try place(of: $0.id) }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)
