// Exercise: 4.6
// Mistake: reads the first page again and again
// Shows: return at the first page that is empty
while true {
  let page = try await store.readAll(after: .start, limit: pageSize)
  guard !page.isEmpty else { return }
  for event in page {
    guard isWanted(event) else { return }
    try take(event)
  }
}
