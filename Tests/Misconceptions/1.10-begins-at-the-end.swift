// Exercise: 1.10
// Mistake: folds from the newest event to the oldest
// Shows: The last address in the history
var state = initial
for case let event as Event in history.map(\.event).reversed() {
  evolve(&state, with: event)
}
return state
