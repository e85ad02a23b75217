// Exercise: 4.7
// Alternative: tells of new events only
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  let isNew = try await storage.update { try $0.take(event) }
  if isNew { progress.advance(to: event.position) }
}
