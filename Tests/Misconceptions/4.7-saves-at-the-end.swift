// Exercise: 4.7
// Mistake: saves only when all events are taken
// Shows: Each is one change of the storage
var state = try await storage.read { $0 }
progress.advance(to: state.checkpoint)
for try await event in store.subscribe(after: state.checkpoint) { try state.take(event) }
try await storage.update { [state] in $0 = state }
progress.advance(to: state.checkpoint)
