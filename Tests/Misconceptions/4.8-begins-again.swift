// Exercise: 4.8
// Mistake: begins again what has stopped
// Shows: is not begun again
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
      while !Task.isCancelled {
        do {
          try await projection.follow(store)
        } catch {
          projection.stop(because: error)
        }
      }
    }
  }
}
