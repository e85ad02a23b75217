// Exercise: 2.11
// Mistake: waits for a ring before it has looked
// Shows: A reader that waits for the next ring only
while !Task.isCancelled {
  if let event = page.popFirst() {
    position = event.position
    return event
  }
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty {
    rings = subscription.bell.listen().makeAsyncIterator()
    await waitForRing()
  }
}
return nil
