// Exercise: 1.10
// Alternative: reduces into the initial state
history.reduce(into: initial) { state, recorded in
  if let event = recorded.event as? Event { evolve(&state, with: event) }
}
