// Exercise: 4.7
// Mistake: tells of an event before it is saved
// Shows: may be told of progress
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  progress.advance(to: event.position)
  try await storage.update { try $0.take(event) }
}
