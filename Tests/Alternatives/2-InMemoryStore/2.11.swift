// Other right answers to exercise 2.11.

// Answer: end-of-page
// Alternative: saves its position at the end of a page
// Hole: 1
repeat {
  if Task.isCancelled { return nil }
  if let event = page.popFirst() { return event }
  page = ArraySlice(try await subscription.read(position, subscription.pageSize))
  if let last = page.last {
    position = last.position
  } else {
    await waitForSignal()
  }
} while true

// Answer: fetch-first
// Alternative: fetches until there is an event, and then returns it
// Hole: 1
while page.isEmpty, !Task.isCancelled {
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await waitForSignal() }
}
guard !Task.isCancelled, let event = page.popFirst() else { return nil }
position = event.position
return event

// Answer: recursion
// Alternative: calls itself instead of looping
// Hole: 1
if Task.isCancelled { return nil }
if let event = page.popFirst() {
  position = event.position
  return event
}
page = try await subscription.read(position, subscription.pageSize)[...]
if page.isEmpty { await waitForSignal() }
return try await next()
