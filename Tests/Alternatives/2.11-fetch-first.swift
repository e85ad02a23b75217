// Exercise: 2.11
// Alternative: fetches until there is something, and then returns it
while page.isEmpty, !Task.isCancelled {
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await waitForRing() }
}
guard !Task.isCancelled, let event = page.popFirst() else { return nil }
position = event.position
return event
