// Exercise: 4.7
// Mistake: goes on when an event could not be saved
// Shows: That error has to come through
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  let reached = try? await storage.update { state in
    try state.take(event)
    return state.checkpoint
  }
  if let reached { progress.advance(to: reached) }
}
