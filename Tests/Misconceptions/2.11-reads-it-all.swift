// Exercise: 2.11
// Mistake: reads the whole log into memory
// Shows: What is read too early has to be kept
while !Task.isCancelled {
  if let event = page.popFirst() {
    position = event.position
    return event
  }
  page = try await subscription.read(position, .max)[...]
  if page.isEmpty { await waitForRing() }
}
return nil
