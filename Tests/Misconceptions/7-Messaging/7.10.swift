// Wrong answers to exercise 7.10.

// Answer: deletes-first
// Mistake: deletes the message before it is handled
// Shows: A message that is deleted before the commit is lost in a crash
// Instead of:
  _ = try await keepingHidden(delivery) { try await consumer.consume(message) }
  try await delete(delivery)
// Write:
  try await delete(delivery)
  _ = try await keepingHidden(delivery) { try await consumer.consume(message) }

// Answer: never-deletes
// Mistake: does not delete the message
// Shows: one that isn't deleted comes
// Instead of:
  try await delete(delivery)
// Write:

// Answer: keeps-duplicates
// Mistake: deletes only what was handled now, and leaves duplicates in the queue
// Shows: A duplicate that is only ignored stays in the queue
// Instead of:
  _ = try await keepingHidden(delivery) { try await consumer.consume(message) }
  try await delete(delivery)
// Write:
  let outcome = try await keepingHidden(delivery) { try await consumer.consume(message) }
  if outcome == .handled { try await delete(delivery) }

// Answer: a-duplicate-is-a-failure
// Mistake: gives a duplicate back
// Shows: A duplicate that is only ignored stays in the queue
// Instead of:
  _ = try await keepingHidden(delivery) { try await consumer.consume(message) }
  try await delete(delivery)
// Write:
  let outcome = try await keepingHidden(delivery) { try await consumer.consume(message) }
  guard outcome == .handled else { throw CancellationError() }
  try await delete(delivery)

// Answer: deletes-failures
// Mistake: deletes a message that could not be handled
// Shows: A message that is deleted now is lost
// Instead of:
  await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount))
// Write:
  try? await delete(delivery)

// Answer: leaves-failures-hidden
// Mistake: leaves a failed message to its visibility timeout
// Shows: expected: hid a #1 for 1 s
// Instead of:
  await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount))
// Write:

// Answer: at-once-again
// Mistake: gives a failed message back without a delay
// Shows: one that comes again at once keeps the worker busy
// Instead of:
  await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount))
// Write:
  await giveBack(delivery, after: .zero)

// Answer: always-the-same-delay
// Mistake: waits as long after each failure
// Shows: expected: hid a #2 for 2 s
// Instead of:
  await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount))
// Write:
  await giveBack(delivery, after: settings.delay.base)

// Answer: the-delay-of-one-more
// Mistake: counts this receive twice
// Shows: expected: hid a #1 for 1 s
// Instead of:
  await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount))
// Write:
  await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount + 1))

// Answer: a-linear-delay
// Mistake: multiplies the delay instead of doubling it
// Shows: expected: hid a #3 for 4 s
// Instead of:
  await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount))
// Write:
  await giveBack(delivery, after: settings.delay.base * delivery.receiveCount)

// Answer: tells-nobody
// Mistake: gives a failed message back without a report
// Shows: The people who operate the worker have to know why
// Instead of:
  report("message \(delivery.id), receive \(delivery.receiveCount): \(error)")
// Write:

// Answer: reports-without-the-reason
// Mistake: reports that there was a failure, but not which
// Shows: The people who operate the worker have to know why
// Instead of:
  report("message \(delivery.id), receive \(delivery.receiveCount): \(error)")
// Write:
  report("message \(delivery.id) failed")

// Answer: deletes-what-it-cannot-read
// Mistake: deletes a body that is no message
// Shows: which isn't a message
// Instead of:
  let message = try Message(json: delivery.body)
// Write:
  guard let message = try? Message(json: delivery.body) else {
    report("no message")
    try await delete(delivery)
    return
  }

// Answer: leaves-what-it-cannot-read
// Mistake: does nothing about a body that is no message
// Shows: which isn't a message
// Instead of:
  let message = try Message(json: delivery.body)
// Write:
  guard let message = try? Message(json: delivery.body) else { return }

// Answer: ignores-a-failed-delete
// Mistake: takes a delete that failed for done
// Shows: A failed delete is a failure like any other
// Instead of:
  try await delete(delivery)
// Write:
  try? await delete(delivery)

// Answer: takes-it-from-the-other-worker
// Mistake: gives a message back that another worker has
// Shows: would take it away from the other worker
// Instead of:
} catch QueueError.messageNotInFlight {
  report("message \(delivery.id): another worker has it by now")
} catch {
// Write:
} catch {
