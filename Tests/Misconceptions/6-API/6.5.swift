// Wrong answers to exercise 6.5.

// Answer: a-clock-of-its-own
// Mistake: waits on another clock
// Shows: An older answer is better than none
// Instead of:
      try? await projection.wait(until: position, within: patience, clock: clock)
// Write:
      try? await projection.wait(until: position, within: patience, clock: ContinuousClock())

// Answer: a-patience-of-its-own
// Mistake: waits with another timeout
// Shows: Pass `patience` and `clock` to `wait`
// Instead of:
      try? await projection.wait(until: position, within: patience, clock: clock)
// Write:
      try? await projection.wait(until: position, within: .seconds(2), clock: clock)

// Answer: gives-up-with-the-first
// Mistake: throws when one model has stopped
// Shows: One broken model would make all the others look old
// Hole: 1
try? await withThrowingTaskGroup(of: Void.self) { group in
  for projection in all {
    group.addTask {
      try await projection.wait(until: position, within: patience, clock: clock)
    }
  }
  for try await _ in group {}
}

// Answer: one-after-the-other
// Mistake: waits for the models one after the other
// Shows: One after the other, each with a patience
// Hole: 1
for projection in all {
  try? await projection.wait(until: position, within: patience, clock: clock)
}

// Answer: reads-the-log-itself
// Mistake: updates the models itself
// Shows: Pass `patience` and `clock` to `wait`
// Hole: 1
try? await catchUp()

// Answer: sleeps-a-little
// Mistake: sleeps for a short time instead of waiting
// Shows: reached it a moment later
// Hole: 1
try? await Task.sleep(for: .milliseconds(50))

// Answer: sleeps-the-patience
// Mistake: always sleeps for the whole timeout
// Shows: expected: returned at once
// Hole: 1
try? await clock.sleep(for: patience)

// Answer: the-first-is-enough
// Mistake: returns when the first model is up to date
// Shows: would not show what was just written
// Instead of:
  }
// Write:
  }
  await group.next()
  group.cancelAll()

// Answer: waits-for-good
// Mistake: waits without a timeout
// Shows: An older answer is better than none
// Instead of:
      try? await projection.wait(until: position, within: patience, clock: clock)
// Write:
      while projection.position < position, !Task.isCancelled {
        try? await projection.wait(until: position, within: patience, clock: clock)
      }

// Answer: waits-for-the-accounts
// Mistake: waits only for the accounts
// Shows: A query to "users" would not show
// Hole: 1
for projection in all where projection.name == "accounts" {
  try? await projection.wait(until: position, within: patience, clock: clock)
}

// Answer: waits-for-what-it-asks
// Mistake: waits only for the four models of the queries
// Shows: A query to "feed" would not show
// Instead of:
  for projection in all {
// Write:
  for projection in all where ["accounts", "users", "statements"].contains(projection.name) {

// Answer: waits-on-the-side
// Mistake: starts the waits and returns
// Shows: would not show what was just written
// Hole: 1
for projection in all {
  Task { try? await projection.wait(until: position, within: patience, clock: clock) }
}
