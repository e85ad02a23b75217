// Wrong answers to exercise 1.2.

// Answer: begins-at-the-end
// Mistake: folds from the newest event to the oldest
// Shows: don't turn it round
// Instead of:
for recorded in history {
  guard let event = recorded.event as? Event else { continue }
// Write:
for case let event as Event in history.map(\.event).reversed() {

// Answer: one-event-for-each-time
// Mistake: identifies an event by its time, so an append of three counts once
// Shows: A time doesn't identify an event
// Instead of:
for recorded in history {
// Write:
let events = Dictionary(history.map { ($0.recordedAt, $0) }, uniquingKeysWith: { $1 }).values
for recorded in events.sorted(by: { $0.version < $1.version }) {

// Answer: sorts-by-time
// Mistake: sorts by time, but only versions define the order
// Shows: Don't sort it by time
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
// Mistake: stops at an event of another type
// Shows: it doesn't end the history
// Instead of:
  guard let event = recorded.event as? Event else { continue }
// Write:
  guard let event = recorded.event as? Event else { return state }
