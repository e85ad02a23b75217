// Exercise: 2.11
// Mistake: expects an event behind every ring
// Shows: A ring says "look"
if page.isEmpty { page = try await subscription.read(position, subscription.pageSize)[...] }
if page.isEmpty {
  await waitForRing()
  page = try await subscription.read(position, subscription.pageSize)[...]
}
guard !Task.isCancelled, let event = page.popFirst() else { return nil }
position = event.position
return event
