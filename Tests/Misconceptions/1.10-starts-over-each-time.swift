// Exercise: 1.10
// Mistake: folds every event into a fresh state, so only the last one counts
// Shows: one after the other
var last = initial
for recorded in history {
  var state = initial
  if let event = recorded.event as? Event { evolve(&state, with: event) }
  last = state
}
return last
