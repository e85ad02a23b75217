// Exercise: 2.11
// Mistake: waits for the bell before it reads for the first time
// Shows: After each page the next one has to follow
while !Task.isCancelled {
  if let event = page.popFirst() {
    position = event.position
    return event
  }
  await waitForRing()
  page = try await subscription.read(position, subscription.pageSize)[...]
}
return nil
