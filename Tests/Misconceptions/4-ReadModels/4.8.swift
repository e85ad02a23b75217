// Wrong answers to exercise 4.8.

// Answer: begins-again
// Mistake: restarts a stopped model
// Shows: don't restart what has stopped
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
// Mistake: doesn't cancel the tasks
// Shows: isn't cancelled with the task that started it
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
// Mistake: stops all when the first one has ended
// Shows: Run them side by side
// Instead of:
  }
// Write:
  }
  await group.next()
  group.cancelAll()

// Answer: gives-no-reason
// Mistake: reports that a model has stopped, but not why
// Shows: because CancellationError()
// Instead of:
        projection.stop(because: error)
// Write:
        projection.stop(because: CancellationError())

// Answer: one-after-the-other
// Mistake: runs the models one after the other
// Shows: Run them side by side
// Hole: 2
for projection in all {
  do {
    try await keepFollowing(projection, store)
  } catch {
    projection.stop(because: error)
  }
}

// Answer: one-error-for-all
// Mistake: stops all when one of them throws
// Shows: Run them side by side
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
// Mistake: skips the event that the model can't apply
// Shows: A model that skips an event is wrong
// Instead of:
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
// Write:
  return

// Answer: stops-after-any-error
// Mistake: stops after a temporary error
// Shows: a transient error
// Instead of:
        try await keepFollowing(projection, store)
// Write:
        try await projection.follow(store)

// Answer: stops-all
// Mistake: stops all models when one of them throws
// Shows: expected to have stopped at the end: ["tally"]
// Instead of:
        projection.stop(because: error)
// Write:
        for other in all { other.stop(because: error) }

// Answer: swallows-errors
// Mistake: ignores errors
// Shows: and no other
// Hole: 2
await withTaskGroup { group in
  for projection in all {
    group.addTask { try? await keepFollowing(projection, store) }
  }
}

// Answer: tasks-of-nobody
// Mistake: starts tasks without waiting for them
// Shows: isn't cancelled with the task that started it
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
// Mistake: reports errors only when all have ended
// Shows: expected to have stopped at once: ["tally"]
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
// Mistake: throws the model's error without its context
// Shows: PoisonousEvent with the model 'tally'
// Hole: 1
try model.apply(event)
