// Exercise: 2.11
// Alternative: calls itself again
if Task.isCancelled { return nil }
if let event = page.popFirst() {
  position = event.position
  return event
}
page = try await subscription.read(position, subscription.pageSize)[...]
if page.isEmpty { await waitForRing() }
return try await next()
