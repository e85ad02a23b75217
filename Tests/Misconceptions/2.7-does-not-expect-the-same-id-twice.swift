// Exercise: 2.7
// Mistake: does not see the same id twice in one append
// Shows: To guess here is to lose an event
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: first.id)
}
return AppendResult(version: last.version, position: last.position)
