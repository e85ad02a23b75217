// Exercise: 4.7
// Alternative: keeps its place in a variable
var place = try await storage.read { $0.checkpoint }
progress.advance(to: place)
for try await event in store.subscribe(after: place) where event.position > place {
  place = try await storage.update { state in
    try state.take(event)
    return state.checkpoint
  }
  progress.advance(to: place)
}
