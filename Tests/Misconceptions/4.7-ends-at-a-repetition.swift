// Exercise: 4.7
// Mistake: ends when an event comes a second time
// Shows: A repetition is passed over
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  let isNew = try await storage.update { try $0.take(event) }
  guard isNew else { return }
  progress.advance(to: event.position)
}
