// Exercise: 4.7
// Mistake: does not tell how far it has come
// Shows: Tell `progress`
let checkpoint = try await storage.read { $0.checkpoint }
for try await event in store.subscribe(after: checkpoint) {
  try await storage.update { try $0.take(event) }
}
