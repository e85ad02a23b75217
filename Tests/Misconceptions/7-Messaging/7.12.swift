// Wrong answers to exercise 7.12.

// Answer: one-at-a-time
// Mistake: handles one message at a time
// Shows: expected: 3 in hand, and 3 received
// Instead of:
    for _ in 0..<settings.parallel { group.addTask { await work(until: stop) } }
// Write:
    group.addTask { await work(until: stop) }

// Answer: cancels-at-once
// Mistake: cancels what is in hand when the signal comes
// Shows: Finish what you have begun, and begin nothing new
// Hole: 1
let hands = Task {
  await withDiscardingTaskGroup { group in
    for _ in 0..<settings.parallel { group.addTask { await work(until: stop) } }
  }
}
await stop.wait()
stop.send()
hands.cancel()
await hands.value

// Answer: no-limit
// Mistake: waits for what is in hand as long as it takes
// Shows: expected: a limit sleeps for the 20 seconds of the grace period
// Hole: 1
await withDiscardingTaskGroup { group in
  for _ in 0..<settings.parallel { group.addTask { await work(until: stop) } }
  await stop.wait()
  stop.send()
}

// Answer: does-not-wait
// Mistake: returns when the signal comes
// Shows: it returned before
// Hole: 1
for _ in 0..<settings.parallel {
  Task { await work(until: stop) }
}
await stop.wait()
stop.send()

// Answer: always-the-whole-grace
// Mistake: waits for the end of the grace period, also with nothing in hand
// Shows: expected: `run` returns
// Hole: 1
let hands = Task {
  await withDiscardingTaskGroup { group in
    for _ in 0..<settings.parallel { group.addTask { await work(until: stop) } }
  }
}
await stop.wait()
stop.send()
try? await settings.clock.sleep(for: settings.grace)
hands.cancel()
await hands.value

// Answer: forgets-the-limit
// Mistake: leaves the limit running
// Shows: Cancel the limit when there is nothing left to limit
// Instead of:
await hands.value
limit.cancel()
// Write:
await hands.value

// Answer: the-grace-begins-too-early
// Mistake: lets the grace period begin with the work
// Shows: expected: a limit sleeps for the 20 seconds
// Hole: 1
let hands = Task {
  await withDiscardingTaskGroup { group in
    for _ in 0..<settings.parallel { group.addTask { await work(until: stop) } }
  }
}
let limit = Task {
  try await settings.clock.sleep(for: settings.visibility + settings.grace)
  hands.cancel()
}
await stop.wait()
stop.send()
await hands.value
limit.cancel()

// Answer: cancelled-and-deaf
// Mistake: does not send the signal when the task is cancelled
// Shows: The task of a worker was cancelled.
// Instead of:
await stop.wait()
stop.send()
// Write:
await stop.wait()

// Answer: begins-at-the-last-moment
// Mistake: handles what comes when the signal was sent
// Shows: Another worker can have it now
// Hole: 2
for delivery in deliveries { await settle(delivery) }

// Answer: drops-it
// Mistake: drops what comes at the last moment
// Shows: If it is only dropped, it waits for its visibility timeout
// Instead of:
    await giveBack(delivery, after: .zero)
// Write:
    continue

// Answer: gives-back-with-a-delay
// Mistake: gives back with a delay, as if it had failed
// Shows: Another worker can have it now
// Instead of:
    await giveBack(delivery, after: .zero)
// Write:
    await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount))

// Answer: deletes-at-the-last-moment
// Mistake: deletes what comes at the last moment
// Shows: Another worker can have it now
// Instead of:
    await giveBack(delivery, after: .zero)
// Write:
    try await delete(delivery)

// Answer: one-group
// Mistake: limits the work in a group, whose children are cancelled with the caller
// Shows: got:      hid m1 #1 for 1 s
// Hole: 1
await withTaskGroup(of: Bool.self) { group in
  let clock = settings.clock
  let grace = settings.grace
  group.addTask {
    await withTaskGroup(of: Void.self) { hands in
      for _ in 0..<settings.parallel { hands.addTask { await work(until: stop) } }
    }
    return true
  }
  group.addTask {
    await stop.wait()
    stop.send()
    try? await clock.sleep(for: grace)
    return false
  }
  await group.next()
  group.cancelAll()
}
