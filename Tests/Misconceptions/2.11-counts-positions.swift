// Exercise: 2.11
// Mistake: adds one to the position instead of taking the event's
// Shows: the next page begins after the position of the last event
while !Task.isCancelled {
  if let event = page.popFirst() {
    position = GlobalPosition(rawValue: position.rawValue + 1)
    return event
  }
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await waitForRing() }
}
return nil
