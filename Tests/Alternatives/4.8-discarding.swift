// Exercise: 4.8
// Alternative: keeps no results
// Hole: 1
let result = Result { try model.apply(event) }
if case .failure(let reason) = result {
  throw PoisonousEvent(model: Model.name, event: event, reason: reason)
}
// Hole: 2
await withDiscardingTaskGroup { group in
  for projection in all {
    group.addTask {
      do {
        try await projection.follow(store)
      } catch {
        projection.stop(because: error)
      }
    }
  }
}
