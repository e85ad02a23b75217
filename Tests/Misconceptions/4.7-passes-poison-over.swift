// Exercise: 4.7
// Mistake: goes on behind what the model cannot deal with
// Shows: has a model with a gap
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  let reached = try await storage.update { state in
    _ = try? state.take(event)
    return state.checkpoint
  }
  progress.advance(to: reached)
}
