// Wrong answers to exercise 4.8.

// Answer: begins-again
// Mistake: begins again what has stopped
// Shows: is not begun again
// Instead of:
      do {
        try await keepFollowing(projection, store)
      } catch {
        projection.stop(because: error)
// Write:
      while !Task.isCancelled {
        do {
          try await keepFollowing(projection, store)
        } catch {
          projection.stop(because: error)
        }

// Answer: cancels-nobody
// Mistake: waits for tasks that nobody cancels
// Shows: belongs to the task that
// Hole: 2
let tasks = all.map { projection in
  Task {
    do {
      try await keepFollowing(projection, store)
    } catch {
      projection.stop(because: error)
    }
  }
}
for task in tasks { await task.value }

// Answer: ends-with-the-first
// Mistake: ends all when the first has ended
// Shows: Side by side, and each with its own error
// Instead of:
  }
// Write:
  }
  await group.next()
  group.cancelAll()

// Answer: gives-no-reason
// Mistake: says that one was stopped, and not why
// Shows: because CancellationError()
// Instead of:
        projection.stop(because: error)
// Write:
        projection.stop(because: CancellationError())

// Answer: one-after-the-other
// Mistake: lets one follow after the other
// Shows: Side by side, and each with its own error
// Hole: 2
for projection in all {
  do {
    try await keepFollowing(projection, store)
  } catch {
    projection.stop(because: error)
  }
}

// Answer: one-error-for-all
// Mistake: ends all when one of them throws
// Shows: Side by side, and each with its own error
// Hole: 2
do {
  try await withThrowingTaskGroup { group in
    for projection in all {
      group.addTask { try await keepFollowing(projection, store) }
    }
    for try await _ in group {}
  }
} catch {
  for projection in all { projection.stop(because: error) }
}

// Answer: skips-the-event
// Mistake: skips the event that the model cannot deal with
// Shows: a gap is wrong
// Instead of:
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
// Write:
  return

// Answer: stops-after-any-error
// Mistake: stops after an error that would have passed
// Shows: an error that passes
// Instead of:
        try await keepFollowing(projection, store)
// Write:
        try await projection.follow(store)

// Answer: stops-all
// Mistake: stops all when one of them throws
// Shows: known as stopped, and no other
// Instead of:
        projection.stop(because: error)
// Write:
        for other in all { other.stop(because: error) }

// Answer: swallows-errors
// Mistake: swallows the errors
// Shows: has to be known as stopped
// Hole: 2
await withTaskGroup { group in
  for projection in all {
    group.addTask { try? await keepFollowing(projection, store) }
  }
}

// Answer: tasks-of-nobody
// Mistake: begins tasks that nobody waits for
// Shows: belongs to the task that
// Hole: 2
for projection in all {
  Task {
    do {
      try await keepFollowing(projection, store)
    } catch {
      projection.stop(because: error)
    }
  }
}

// Answer: tells-at-the-end
// Mistake: makes the errors known only when all have ended
// Shows: the model 'tally' has to be known
// Hole: 2
let troubles = await withTaskGroup(of: (any AnyProjection, any Error)?.self) { group in
  for projection in all {
    group.addTask {
      do {
        try await keepFollowing(projection, store)
        return nil
      } catch {
        return (projection, error)
      }
    }
  }
  return await group.reduce(into: []) { troubles, trouble in troubles.append(trouble) }
}
for case let (projection, error)? in troubles { projection.stop(because: error) }

// Answer: throws-the-bare-error
// Mistake: throws the bare error of the model
// Shows: PoisonousEvent that names the model
// Hole: 1
try model.apply(event)
