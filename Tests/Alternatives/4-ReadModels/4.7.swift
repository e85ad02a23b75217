// Other right answers to exercise 4.7.

// Answer: own-place
// Alternative: keeps its position in a variable
// Hole: 1
var place = try await storage.read { $0.checkpoint }
progress.advance(to: place)
for try await event in store.subscribe(after: place) where event.position > place {
  place = try await storage.update { state in
    try state.take(event)
    return state.checkpoint
  }
  progress.advance(to: place)
}

// Answer: tells-the-position
// Alternative: reports each event's position
// Hole: 1
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  try await storage.update { state in try state.take(event) }
  progress.advance(to: event.position)
}
