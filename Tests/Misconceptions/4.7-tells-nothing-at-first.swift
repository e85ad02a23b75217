// Exercise: 4.7
// Mistake: does not tell where it begins
// Shows: Tell `progress`
let checkpoint = try await storage.read { $0.checkpoint }
for try await event in store.subscribe(after: checkpoint) {
  let reached = try await storage.update { state in
    try state.take(event)
    return state.checkpoint
  }
  progress.advance(to: reached)
}
