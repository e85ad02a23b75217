// Exercise: 2.11
// Mistake: does not remember how far it has read
// Shows: After each page the next one has to follow
while !Task.isCancelled {
  if let event = page.popFirst() { return event }
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await waitForRing() }
}
return nil
