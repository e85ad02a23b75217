// Exercise: 4.8
// Mistake: says that one was stopped, and not why
// Shows: each with its reason
// Hole: 1
do {
  try model.apply(event)
} catch {
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
}
// Hole: 2
await withTaskGroup { group in
  for projection in all {
    group.addTask {
      do {
        try await projection.follow(store)
      } catch {
        projection.stop(because: CancellationError())
      }
    }
  }
}
