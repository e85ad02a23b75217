// Exercise: 1.10
// Alternative: makes sure of the order of the versions
var state = initial
for case let event as Event in history.sorted(by: { $0.version < $1.version }).map(\.event) {
  evolve(&state, with: event)
}
return state
