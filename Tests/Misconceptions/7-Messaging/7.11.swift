// Wrong answers to exercise 7.11.

// Answer: no-heartbeat
// Mistake: only does the work
// Shows: expected: a heartbeat beside the work
// Hole: 1
try await work()

// Answer: extends-once
// Mistake: extends the timeout once, at the beginning
// Shows: expected: a heartbeat beside the work
// Hole: 1
try await queue.changeVisibility(of: delivery.handle, to: settings.visibility * 2)
return try await work()

// Answer: the-heart-never-stops
// Mistake: does not end the heartbeat when the work has ended
// Shows: got:      it did not return within three seconds
// Hole: 1
try await withThrowingTaskGroup(of: Value?.self) { tasks in
  tasks.addTask { try await work() }
  tasks.addTask {
    try await beat(for: delivery)
    return nil
  }
  var value: Value?
  while let ended = try await tasks.next() { value = ended ?? value }
  guard let value else { throw CancellationError() }
  return value
}

// Answer: a-heart-without-a-body
// Mistake: lets the heartbeat run in a separate task that nobody cancels
// Shows: A heartbeat without work hides a message forever
// Hole: 1
Task { try await beat(for: delivery) }
return try await work()

// Answer: nobody-asks-the-heart
// Mistake: cancels the heartbeat, but never learns that the message is lost
// Shows: Another worker does the same work now
// Hole: 1
let heart = Task { try await beat(for: delivery) }
defer { heart.cancel() }
return try await work()

// Answer: the-heart-survives-errors
// Mistake: ends the heartbeat only when the work returns
// Shows: got:      it still sleeps
// Hole: 1
let heart = Task { try await beat(for: delivery) }
let value = try await work()
heart.cancel()
return value

// Answer: work-in-a-task-apart
// Mistake: does the work in a task that is not cancelled with the others
// Shows: it still waits for the work
// Hole: 1
let hands = Task { try await work() }
let heart = Task {
  do { try await beat(for: delivery) } catch { hands.cancel(); throw error }
}
let result = await hands.result
heart.cancel()
try await heart.value
return try result.get()

// Answer: beats-at-the-end
// Mistake: beats when the timeout ends
// Shows: A visible message is delivered to another worker
// Instead of:
while (try? await settings.clock.sleep(for: settings.visibility / 3)) != nil {
// Write:
while (try? await settings.clock.sleep(for: settings.visibility)) != nil {

// Answer: beats-too-seldom
// Mistake: beats at half of the timeout, so that one failure is too many
// Shows: With a beat each 10 seconds
// Instead of:
while (try? await settings.clock.sleep(for: settings.visibility / 3)) != nil {
// Write:
while (try? await settings.clock.sleep(for: settings.visibility / 2)) != nil {

// Answer: beats-once
// Mistake: beats once
// Shows: a heartbeat beside the work, which sleeps
// Instead of:
    try await queue.changeVisibility(of: delivery.handle, to: settings.visibility)
// Write:
    try await queue.changeVisibility(of: delivery.handle, to: settings.visibility)
    return

// Answer: extends-by-the-beat
// Mistake: adds only what has passed, as if the queue counted from the old end
// Shows: A visible message is delivered to another worker
// Instead of:
    try await queue.changeVisibility(of: delivery.handle, to: settings.visibility)
// Write:
    try await queue.changeVisibility(of: delivery.handle, to: settings.visibility / 3)

// Answer: adds-up
// Mistake: extends by more and more, as if the queue counted from the receive
// Shows: The queue counts from the call, not from the end of the old timeout
// Hole: 2
var total = settings.visibility
while (try? await settings.clock.sleep(for: settings.visibility / 3)) != nil {
  total += settings.visibility / 3
  do {
    try await queue.changeVisibility(of: delivery.handle, to: total)
  } catch QueueError.messageNotInFlight {
    throw QueueError.messageNotInFlight
  } catch {
    report("\(error)")
  }
}

// Answer: every-error-is-a-loss
// Mistake: takes any error of the queue for the loss of the message
// Shows: expected: the work goes on
// Instead of:
  } catch {
    report("message \(delivery.id) could not be kept: \(error)")
  }
// Write:
  } catch {
    throw QueueError.messageNotInFlight
  }

// Answer: no-error-is-a-loss
// Mistake: goes on when another worker has the message
// Shows: Another worker does the same work now
// Instead of:
  } catch QueueError.messageNotInFlight {
    throw QueueError.messageNotInFlight
  } catch {
// Write:
  } catch {

// Answer: stops-beating
// Mistake: beats no more after an error of the queue
// Shows: expected: 2 beats, 1 report
// Instead of:
  } catch {
    report("message \(delivery.id) could not be kept: \(error)")
  }
// Write:
  } catch {
    report("message \(delivery.id) could not be kept: \(error)")
    try await settings.clock.sleep(for: settings.visibility * 10)
  }

// Answer: tells-nobody
// Mistake: does not report a beat that failed
// Shows: expected: 2 beats, 1 report
// Instead of:
    report("message \(delivery.id) could not be kept: \(error)")
// Write:
    continue

// Answer: beats-at-once
// Mistake: extends the timeout before the first sleep
// Shows: The first beat comes after a third of the timeout
// Hole: 2
repeat {
  do {
    try await queue.changeVisibility(of: delivery.handle, to: settings.visibility)
  } catch QueueError.messageNotInFlight {
    throw QueueError.messageNotInFlight
  } catch {
    report("\(error)")
  }
} while (try? await settings.clock.sleep(for: settings.visibility / 3)) != nil
