// Exercise: 4.8
// Mistake: ends all when one of them throws
// Shows: Side by side, and each with its own error
// Hole: 1
do {
  try model.apply(event)
} catch {
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
}
// Hole: 2
do {
  try await withThrowingTaskGroup { group in
    for projection in all {
      group.addTask { try await projection.follow(store) }
    }
    for try await _ in group {}
  }
} catch {
  for projection in all { projection.stop(because: error) }
}
