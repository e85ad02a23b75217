// Exercise: 2.11
// Mistake: waits for a ring before each page
// Shows: After each page the next one has to follow
while !Task.isCancelled {
  if let event = page.popFirst() {
    position = event.position
    return event
  }
  if position > subscription.start { await waitForRing() }
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await waitForRing() }
}
return nil
