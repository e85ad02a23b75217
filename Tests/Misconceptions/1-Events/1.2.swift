// Wrong answers to exercise 1.2.

// Answer: begins-at-the-end
// Mistake: folds from the newest event to the oldest
// Shows: Versions make the order
// Instead of:
for recorded in history {
  guard let event = recorded.event as? Event else { continue }
// Write:
for case let event as Event in history.map(\.event).reversed() {

// Answer: sorts-by-time
// Mistake: sorts by clock, though only versions make an order
// Shows: do not sort by time
// Instead of:
for recorded in history {
// Write:
for recorded in history.sorted(by: { $0.recordedAt < $1.recordedAt }) {

// Answer: starts-over-each-time
// Mistake: folds every event into a fresh state, so only the last one counts
// Shows: one after the other
// Hole: 1
var last = initial
for recorded in history {
  var state = initial
  if let event = recorded.event as? Event { evolve(&state, with: event) }
  last = state
}
return last

// Answer: stops-at-a-foreign-event
// Mistake: takes an event of another kind for the end of the history
// Shows: it is no end of the history
// Instead of:
  guard let event = recorded.event as? Event else { continue }
// Write:
  guard let event = recorded.event as? Event else { return state }
