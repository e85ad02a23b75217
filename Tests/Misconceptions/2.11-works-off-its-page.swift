// Exercise: 2.11
// Mistake: gives away its page before it looks whether it was cancelled
// Shows: should not work off a million events first
while true {
  if let event = page.popFirst() {
    position = event.position
    return event
  }
  if Task.isCancelled { return nil }
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await waitForRing() }
}
