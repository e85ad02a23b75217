// Wrong answers to exercise 2.11.

// Answer: asks-again-and-again
// Mistake: asks again and again instead of waiting
// Shows: costs a whole processor for each reader
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty { await Task.yield() }

// Answer: counts-positions
// Mistake: adds one to the position instead of taking the event's
// Shows: the next page begins after the position of the last event
// Instead of:
    position = event.position
// Write:
    position = GlobalPosition(rawValue: position.rawValue + 1)

// Answer: forgets-its-place
// Mistake: does not remember how far it has read
// Shows: After each page the next one has to follow
// Instead of:
  if let event = page.popFirst() {
    position = event.position
    return event
  }
// Write:
  if let event = page.popFirst() { return event }

// Answer: reads-it-all
// Mistake: reads the whole log into memory
// Shows: What is read too early has to be kept
// Instead of:
  page = try await subscription.read(position, subscription.pageSize)[...]
// Write:
  page = try await subscription.read(position, .max)[...]

// Answer: reads-the-past-only
// Mistake: ends when it has read what is there
// Shows: It has to get all four
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty { return nil }

// Answer: swallows-errors
// Mistake: takes an error for an empty page
// Shows: not left alone with an end that is none
// Instead of:
  page = try await subscription.read(position, subscription.pageSize)[...]
// Write:
  guard let next = try? await subscription.read(position, subscription.pageSize) else { return nil }
  page = next[...]

// Answer: takes-a-signal-for-an-event
// Mistake: expects an event behind every signal
// Shows: A signal says "look"
// Hole: 1
if page.isEmpty { page = try await subscription.read(position, subscription.pageSize)[...] }
if page.isEmpty {
  await waitForSignal()
  page = try await subscription.read(position, subscription.pageSize)[...]
}
guard !Task.isCancelled, let event = page.popFirst() else { return nil }
position = event.position
return event

// Answer: waits-before-it-reads
// Mistake: waits for a signal before it has looked
// Shows: A reader that waits for the next signal only
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty {
    signals = subscription.signals().makeAsyncIterator()
    await waitForSignal()
  }

// Answer: waits-before-the-past
// Mistake: waits for the signal before it reads for the first time
// Shows: After each page the next one has to follow
// Instead of:
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await waitForSignal() }
// Write:
  await waitForSignal()
  page = try await subscription.read(position, subscription.pageSize)[...]

// Answer: waits-for-each-event
// Mistake: waits for a signal before each page
// Shows: After each page the next one has to follow
// Instead of:
  }
// Write:
  }
  if position > subscription.start { await waitForSignal() }

// Answer: works-off-its-page
// Mistake: gives away its page before it looks whether it was cancelled
// Shows: should not work off a million events first
// Hole: 1
while true {
  if let event = page.popFirst() {
    position = event.position
    return event
  }
  if Task.isCancelled { return nil }
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await waitForSignal() }
}
