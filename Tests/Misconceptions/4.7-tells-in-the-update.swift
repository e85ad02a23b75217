// Exercise: 4.7
// Mistake: tells of progress while the change can still fail
// Shows: nobody may be told of progress
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  try await storage.update { [progress] state in
    try state.take(event)
    progress.advance(to: state.checkpoint)
  }
}
