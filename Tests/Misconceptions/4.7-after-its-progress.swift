// Exercise: 4.7
// Mistake: subscribes after its progress, which a new process begins anew
// Shows: Subscribe after the checkpoint
for try await event in store.subscribe(after: progress.position) {
  let reached = try await storage.update { state in
    try state.take(event)
    return state.checkpoint
  }
  progress.advance(to: reached)
}
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
