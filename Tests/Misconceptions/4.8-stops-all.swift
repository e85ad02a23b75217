// Exercise: 4.8
// Mistake: stops all when one of them throws
// Shows: known as stopped are
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
        for other in all { other.stop(because: error) }
      }
    }
  }
}
