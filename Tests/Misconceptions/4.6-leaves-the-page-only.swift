// Exercise: 4.6
// Mistake: leaves the page at what is not wanted, and not the log
// Shows: to stop there and to return
while true {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  guard !page.isEmpty else { return }
  for event in page {
    guard isWanted(event) else { break }
    try take(event)
  }
}
