// Wrong answers to exercise 2.11.

// Answer: asks-again-and-again
// Mistake: polls instead of waiting
// Shows: costs a whole processor for each reader
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty { await Task.yield() }

// Answer: counts-positions
// Mistake: adds 1 to the position instead of using the event's
// Shows: not after a number that was counted
// Instead of:
    position = event.position
// Write:
    position = GlobalPosition(rawValue: position.rawValue + 1)

// Answer: forgets-its-place
// Mistake: doesn't keep its position
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
// Mistake: ends after the recorded events
// Shows: The end of the log isn't the end of the subscription
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty { return nil }

// Answer: sleeps-and-asks
// Mistake: sleeps and polls instead of waiting for the signal
// Shows: with or without a sleep in between
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty { try await Task.sleep(for: .milliseconds(10)) }

// Answer: swallows-errors
// Mistake: treats an error as an empty page
// Shows: takes an error for the end
// Instead of:
  page = try await subscription.read(position, subscription.pageSize)[...]
// Write:
  guard let next = try? await subscription.read(position, subscription.pageSize) else { return nil }
  page = next[...]

// Answer: takes-a-signal-for-an-event
// Mistake: expects an event for each signal
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
// Mistake: throws when the task is cancelled
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
// Mistake: waits for a signal before each read
// Shows: a reader that listens anew misses it
// Instead of:
  if page.isEmpty { await waitForSignal() }
// Write:
  if page.isEmpty {
    signals = subscription.signals().makeAsyncIterator()
    await waitForSignal()
  }

// Answer: waits-before-the-past
// Mistake: waits for a signal before the first read
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
// Mistake: finishes its page before it checks for cancellation
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
