// Exercise: 1.10
// Mistake: takes an event of another kind for the end of the history
// Shows: it is no end of the history
var state = initial
for recorded in history {
  guard let event = recorded.event as? Event else { return state }
  evolve(&state, with: event)
}
return state
