// Exercise: 4.8
// Mistake: ends all when the first has ended
// Shows: Side by side, and each with its own error
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
        projection.stop(because: error)
      }
    }
  }
  await group.next()
  group.cancelAll()
}
