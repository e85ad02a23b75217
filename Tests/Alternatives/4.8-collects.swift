// Exercise: 4.8
// Alternative: lets each task return its error
// Hole: 1
do {
  try model.apply(event)
} catch {
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
}
// Hole: 2
await withTaskGroup(of: (any AnyProjection, (any Error)?).self) { group in
  for projection in all {
    group.addTask {
      do {
        try await projection.follow(store)
        return (projection, nil)
      } catch {
        return (projection, error)
      }
    }
  }
  for await (projection, error) in group {
    if let error { projection.stop(because: error) }
  }
}
