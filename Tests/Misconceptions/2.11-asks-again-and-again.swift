// Exercise: 2.11
// Mistake: asks again and again instead of waiting
// Shows: costs a whole processor for each reader
while !Task.isCancelled {
  if let event = page.popFirst() {
    position = event.position
    return event
  }
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await Task.yield() }
}
return nil
