// Exercise: 2.11
// Alternative: remembers its place when it has read a page
repeat {
  if Task.isCancelled { return nil }
  if let event = page.popFirst() { return event }
  page = ArraySlice(try await subscription.read(position, subscription.pageSize))
  if let last = page.last {
    position = last.position
  } else {
    await waitForRing()
  }
} while true
