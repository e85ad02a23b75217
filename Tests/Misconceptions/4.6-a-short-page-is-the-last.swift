// Exercise: 4.6
// Mistake: takes a page that is not full for the last one
// Shows: no promise that so many come
var count: Int
repeat {
  let page = try await store.readAll(after: checkpoint, limit: pageSize)
  for event in page {
    guard isWanted(event) else { return }
    try take(event)
  }
  count = page.count
} while count == pageSize
