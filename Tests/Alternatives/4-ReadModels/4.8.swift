// Other right answers to exercise 4.8.

// Answer: collects
// Alternative: lets each task return its error
// Hole: 2
await withTaskGroup(of: (any AnyProjection, (any Error)?).self) { group in
  for projection in all {
    group.addTask {
      do {
        try await keepFollowing(projection, store)
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

// Answer: discarding
// Alternative: uses a discarding task group
// Hole: 1
let result = Result { try model.apply(event) }
if case .failure(let reason) = result {
  throw PoisonousEvent(model: Model.name, event: event, reason: reason)
}
// Instead of:
await withTaskGroup { group in
// Write:
await withDiscardingTaskGroup { group in
