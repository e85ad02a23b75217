// Exercise: 4.8
// Mistake: begins tasks that nobody waits for
// Shows: belongs to the task that
// Hole: 1
do {
  try model.apply(event)
} catch {
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
}
// Hole: 2
for projection in all {
  Task {
    do {
      try await projection.follow(store)
    } catch {
      projection.stop(because: error)
    }
  }
}
