// Wrong answers to exercise 4.9.

// Answer: asks-again-and-again
// Mistake: sleeps and polls
// Shows: A loop that sleeps and looks is no race
// Hole: 1
let turns = Int(limit / .milliseconds(10))
for _ in 0..<turns {
  if progress.position >= position { return }
  if let trouble { throw trouble }
  try await clock.sleep(for: .milliseconds(10))
}
throw ReadModelBehind(model: name, position: position, limit: limit)

// Answer: asks-whether-it-has-stopped
// Mistake: throws for a stopped projection before it compares the positions
// Shows: A stopped model is old
// Instead of:
guard progress.position < position else { return }
// Write:
if hasStopped, let trouble { throw trouble }
guard progress.position < position else { return }

// Answer: asks-whether-it-runs
// Mistake: throws the error of a stopped model before it compares the positions
// Shows: A stopped model is old
// Instead of:
guard progress.position < position else { return }
// Write:
if let trouble { throw trouble }
guard progress.position < position else { return }

// Answer: cancels-instead-of-saying
// Mistake: ends the waiting without saying which model is behind
// Shows: it throws ReadModelBehind
// Hole: 1
let waiting = Task { [progress] in try await progress.reached(position) }
let alarm = Task {
  try await clock.sleep(for: limit)
  waiting.cancel()
}
defer { alarm.cancel() }
try await waiting.value

// Answer: clock-of-its-own
// Mistake: sleeps on another clock
// Shows: on the parameter `clock`
// Instead of:
guard progress.position < position else { return }
// Write:
// Instead of:
    try await clock.sleep(for: limit)
// Write:
    try await Task.sleep(for: limit)

// Answer: looks-once
// Mistake: checks once, without a wait
// Shows: waiting returns at position 2
// Hole: 1
guard progress.position >= position else {
  throw ReadModelBehind(model: name, position: position, limit: limit)
}

// Answer: loser-goes-on
// Mistake: doesn't cancel the loser of the race
// Shows: cancel the loser
// Instead of:
guard progress.position < position else { return }
// Write:
// Instead of:
  defer { group.cancelAll() }
// Write:

// Answer: no-first-look
// Mistake: starts the race without a first check
// Shows: Without a first look
// Instead of:
guard progress.position < position else { return }
// Write:

// Answer: no-first-look-clock-first
// Mistake: starts the race with the clock, without a first check
// Shows: Without a first look
// Hole: 1
let name = name
try await withThrowingTaskGroup(of: Void.self) { [progress] group in
  group.addTask {
    try await clock.sleep(for: limit)
    throw ReadModelBehind(model: name, position: position, limit: limit)
  }
  group.addTask { try await progress.reached(position) }
  defer { group.cancelAll() }
  try await group.next()
}

// Answer: nobody-cancels
// Mistake: waits in unstructured tasks, which a cancellation doesn't reach
// Shows: and was cancelled
// Hole: 1
let name = name
let (results, result) = AsyncThrowingStream<Void, any Error>.makeStream()
let waiting = Task { [progress] in
  do {
    try await progress.reached(position)
    result.finish()
  } catch {
    result.finish(throwing: error)
  }
}
let alarm = Task {
  try await clock.sleep(for: limit)
  result.finish(throwing: ReadModelBehind(model: name, position: position, limit: limit))
}
defer {
  waiting.cancel()
  alarm.cancel()
}
let end = Task { for try await _ in results {} }
try await end.value

// Answer: one-after-the-other
// Mistake: waits for the position first, and then for the time
// Shows: Sleep once, for the whole limit
// Hole: 1
try await progress.reached(position)
try await clock.sleep(for: limit)
guard progress.position >= position else {
  throw ReadModelBehind(model: name, position: position, limit: limit)
}

// Answer: returns-when-the-time-is-over
// Mistake: returns at the timeout
// Shows: an old balance looks like a new one
// Hole: 1
let name = name
try await withThrowingTaskGroup(of: Void.self) { [progress] group in
  group.addTask { try await progress.reached(position) }
  group.addTask { try await clock.sleep(for: limit) }
  defer { group.cancelAll() }
  try await group.next()
}

// Answer: swallows-the-trouble
// Mistake: treats a stopped model as up to date
// Shows: without waiting for the clock
// Instead of:
guard progress.position < position else { return }
// Write:
// Instead of:
  group.addTask { try await progress.reached(position) }
// Write:
  group.addTask { try? await progress.reached(position) }

// Answer: uses-up-the-time
// Mistake: sleeps for the whole time, and checks afterwards
// Shows: A second task has to wait
// Hole: 1
try await clock.sleep(for: limit)
guard progress.position >= position else {
  throw ReadModelBehind(model: name, position: position, limit: limit)
}

// Answer: waits-for-both
// Mistake: waits for both instead of the first one
// Shows: cancel the loser
// Instead of:
guard progress.position < position else { return }
// Write:
// Instead of:
  defer { group.cancelAll() }
  try await group.next()
// Write:
  try await group.waitForAll()

// Answer: waits-for-ever
// Mistake: waits without a timeout
// Shows: Sleep once, for the whole limit
// Hole: 1
try await progress.reached(position)

// Answer: wants-more
// Mistake: requires a later position than the wanted one
// Shows: Without a first look
// Instead of:
guard progress.position < position else { return }
// Write:
guard progress.position <= position else { return }
