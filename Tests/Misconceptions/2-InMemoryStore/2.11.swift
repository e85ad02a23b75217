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
// Shows: not after a number that was counted
// Instead of:
    position = event.position
// Write:
    position = GlobalPosition(rawValue: position.rawValue + 1)

// Answer: forgets-its-place
// Mistake: does not remember how far it has read
// Shows: each page begins after the last event of the one before
// Instead of:
  if let event = page.popFirst() {
    position = event.position
    return event
  }
// Write:
  if let event = page.popFirst() { return event }

// Answer: reads-it-all
// Mistake: reads the whole log into memory
// Shows: Events that are read too early have to be kept
// Instead of:
  page = try await subscription.read(position, subscription.pageSize)[...]
// Write:
  page = try await subscription.read(position, .max)[...]

// Answer: reads-the-past-only
// Mistake: ends when it has read what is there
// Shows: The end of the log isn't the end of the subscription
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty { return nil }

// Answer: sleeps-and-asks
// Mistake: sleeps and asks again instead of waiting for the signal
// Shows: with or without a sleep in between
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty { try await Task.sleep(for: .milliseconds(10)) }

// Answer: swallows-errors
// Mistake: takes an error for an empty page
// Shows: takes an error for the end
// Instead of:
  page = try await subscription.read(position, subscription.pageSize)[...]
// Write:
  guard let next = try? await subscription.read(position, subscription.pageSize) else { return nil }
  page = next[...]

// Answer: takes-a-signal-for-an-event
// Mistake: expects an event behind every signal
// Shows: A signal only says "look again"
// Hole: 1
if page.isEmpty { page = try await subscription.read(position, subscription.pageSize)[...] }
if page.isEmpty {
  await waitForSignal()
  page = try await subscription.read(position, subscription.pageSize)[...]
}
guard !Task.isCancelled, let event = page.popFirst() else { return nil }
position = event.position
return event

// Answer: throws-when-cancelled
// Mistake: throws an error when the task is cancelled
// Shows: being stopped isn't an error
// Instead of:
while !Task.isCancelled {
// Write:
while true {
  try Task.checkCancellation()
// Instead of:
}
return nil
// Write:
}

// Answer: waits-before-it-reads
// Mistake: waits for a signal before it has looked
// Shows: a reader that listens anew misses it
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty {
    signals = subscription.signals().makeAsyncIterator()
    await waitForSignal()
  }

// Answer: waits-before-the-past
// Mistake: waits for the signal before it reads for the first time
// Shows: The first page is read without waiting for a signal
// Instead of:
  page = try await subscription.read(position, subscription.pageSize)[...]
  if page.isEmpty { await waitForSignal() }
// Write:
  await waitForSignal()
  page = try await subscription.read(position, subscription.pageSize)[...]

// Answer: waits-for-each-event
// Mistake: waits for a signal before each page
// Shows: each page begins after the last event of the one before
// Instead of:
  }
// Write:
  }
  if position > subscription.start { await waitForSignal() }

// Answer: works-off-its-page
// Mistake: gives away its page before it looks whether it was cancelled
// Shows: should not process a million events first
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
