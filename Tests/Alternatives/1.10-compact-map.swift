// Exercise: 1.10
// Alternative: sorts out the events of the aggregate first
var state = initial
for event in history.compactMap({ $0.event as? Event }) { evolve(&state, with: event) }
return state
