// Exercise: 2.11
// Mistake: ends when it has read what is there
// Shows: It has to get all four
while !Task.isCancelled {
  if let event = page.popFirst() {
    position = event.position
    return event
  }
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { return nil }
}
return nil
