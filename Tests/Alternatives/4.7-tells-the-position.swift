// Exercise: 4.7
// Alternative: tells the position of each event
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  try await storage.update { state in try state.take(event) }
  progress.advance(to: event.position)
}
