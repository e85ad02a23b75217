// Wrong answers to exercise 6.5.

// Answer: a-clock-of-its-own
// Mistake: waits on a clock of its own
// Shows: An old answer is better than none
// Instead of:
      try? await projection.wait(until: position, within: patience, clock: clock)
// Write:
      try? await projection.wait(until: position, within: patience, clock: ContinuousClock())

// Answer: a-patience-of-its-own
// Mistake: waits with a patience of its own
// Shows: was given a patience of 7 seconds
// Instead of:
      try? await projection.wait(until: position, within: patience, clock: clock)
// Write:
      try? await projection.wait(until: position, within: .seconds(2), clock: clock)

// Answer: gives-up-with-the-first
// Mistake: gives up when one of the models has stopped
// Shows: One broken list would make all the others look old
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
// Mistake: waits for one model after the other
// Shows: is a patience of ten seconds
// Hole: 1
for projection in all {
  try? await projection.wait(until: position, within: patience, clock: clock)
}

// Answer: reads-the-log-itself
// Mistake: brings the models up to date beside those who follow
// Shows: was given a patience of 7 seconds
// Hole: 1
try? await catchUp()

// Answer: sleeps-a-little
// Mistake: sleeps a little, and hopes
// Shows: has to end then, and not before
// Hole: 1
try? await Task.sleep(for: .milliseconds(50))

// Answer: sleeps-the-patience
// Mistake: sleeps as long as its patience, whatever happens
// Shows: Settling at position 1 has to end at once
// Hole: 1
try? await clock.sleep(for: patience)

// Answer: the-first-is-enough
// Mistake: is satisfied with the first model that gets there
// Shows: gets an answer without what was just written
// Instead of:
  }
// Write:
  }
  await group.next()
  group.cancelAll()

// Answer: waits-for-good
// Mistake: waits until it is there, however long that takes
// Shows: An old answer is better than none
// Instead of:
      try? await projection.wait(until: position, within: patience, clock: clock)
// Write:
      while projection.position < position, !Task.isCancelled {
        try? await projection.wait(until: position, within: patience, clock: clock)
      }

// Answer: waits-for-the-accounts
// Mistake: waits for the accounts only
// Shows: Whoever asks "users" gets an answer without
// Hole: 1
for projection in all where projection.name == "accounts" {
  try? await projection.wait(until: position, within: patience, clock: clock)
}

// Answer: waits-for-what-it-asks
// Mistake: waits for the models that the answer itself comes from
// Shows: Whoever asks "feed" gets an answer without
// Instead of:
  for projection in all {
// Write:
  for projection in all where ["accounts", "users", "statements"].contains(projection.name) {

// Answer: waits-on-the-side
// Mistake: lets others wait, and goes on
// Shows: gets an answer without what was just written
// Hole: 1
for projection in all {
  Task { try? await projection.wait(until: position, within: patience, clock: clock) }
}
