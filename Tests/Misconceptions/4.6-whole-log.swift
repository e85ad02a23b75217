// Exercise: 4.6
// Mistake: reads the whole log at once
// Shows: does not fit into memory
for event in try await store.readAll(after: checkpoint, limit: .max) {
  guard isWanted(event) else { return }
  try take(event)
}
