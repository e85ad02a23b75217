// Exercise: 4.6
// Mistake: takes an event before it asks whether it is wanted
// Shows: Event 3 of 5 was not wanted
while true {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  guard !page.isEmpty else { return }
  for event in page {
    try take(event)
    guard isWanted(event) else { return }
  }
}
