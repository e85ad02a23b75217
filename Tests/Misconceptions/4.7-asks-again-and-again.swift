// Exercise: 4.7
// Mistake: asks the log again and again instead of subscribing
// Shows: need not ask again and again
var checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
while !Task.isCancelled {
  for event in try await store.readAll(after: checkpoint, limit: 100) {
    checkpoint = try await storage.update { state in
      try state.take(event)
      return state.checkpoint
    }
    progress.advance(to: checkpoint)
  }
  try? await Task.sleep(for: .milliseconds(100))
}
