// Exercise: 2.11
// Mistake: takes an error for an empty page
// Shows: not left alone with an end that is none
while !Task.isCancelled {
  if let event = page.popFirst() {
    position = event.position
    return event
  }
  guard let next = try? await subscription.read(position, subscription.pageSize) else { return nil }
  page = next[...]
  if page.isEmpty { await waitForRing() }
}
return nil
