// Exercise: 5.8
// Mistake: refuses what it knows
// Shows: so that is the answer again
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = try events.compactMap { try place(of: $0.id) }
guard let first = known.first, let last = known.last else { return nil }
_ = last
throw EventIDConflict(id: first.id)
