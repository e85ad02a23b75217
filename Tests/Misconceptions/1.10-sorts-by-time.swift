// Exercise: 1.10
// Mistake: sorts by clock, though only versions make an order
// Shows: do not sort by time
var state = initial
for recorded in history.sorted(by: { $0.recordedAt < $1.recordedAt }) {
  guard let event = recorded.event as? Event else { continue }
  evolve(&state, with: event)
}
return state
