// Exercise: 4.6
// Alternative: asks at the end whether there was a page
var page: [RecordedEvent]
repeat {
  page = try await store.readAll(after: checkpoint, limit: pageSize)
  for event in page {
    if !isWanted(event) { return }
    try take(event)
  }
} while !page.isEmpty
