// Exercise: 4.6
// Mistake: reads one page only
// Shows: return at the first page that is empty
for event in try await store.readAll(after: checkpoint, limit: pageSize) {
  guard isWanted(event) else { return }
  try take(event)
}
