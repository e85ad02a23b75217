// Exercise: 2.7
// Mistake: refuses what it knows
// Shows: they have to get the answer from before
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
_ = last
throw EventIDConflict(id: first.id)
