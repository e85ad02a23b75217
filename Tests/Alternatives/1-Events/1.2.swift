// Other right answers to exercise 1.2.

// Answer: compact-map
// Alternative: filters the account's events first
// Hole: 1
var state = initial
for event in history.compactMap({ $0.event as? Event }) { evolve(&state, with: event) }
return state

// Answer: reduce
// Alternative: uses `reduce(into:)`
// Hole: 1
history.reduce(into: initial) { state, recorded in
  if let event = recorded.event as? Event { evolve(&state, with: event) }
}

// Answer: sorted-by-version
// Alternative: sorts by version first
// Instead of:
for recorded in history {
  guard let event = recorded.event as? Event else { continue }
// Write:
for case let event as Event in history.sorted(by: { $0.version < $1.version }).map(\.event) {
