// Exercise: 4.7
// Mistake: takes the event outside of the update, and writes the whole state back
// Shows: where nobody comes in between
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  var state = try await storage.read { $0 }
  try state.take(event)
  try await storage.update { [state] in $0 = state }
  progress.advance(to: state.checkpoint)
}
