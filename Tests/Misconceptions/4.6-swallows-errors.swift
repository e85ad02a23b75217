// Exercise: 4.6
// Mistake: goes on behind what the model cannot deal with
// Shows: is missing for ever
while true {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  guard !page.isEmpty else { return }
  for event in page {
    guard isWanted(event) else { return }
    _ = try? take(event)
  }
}
