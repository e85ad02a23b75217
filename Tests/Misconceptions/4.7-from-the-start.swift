// Exercise: 4.7
// Mistake: subscribes from the start of the log
// Shows: Subscribe after the checkpoint
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: .start) {
  let reached = try await storage.update { state in
    try state.take(event)
    return state.checkpoint
  }
  progress.advance(to: reached)
}
