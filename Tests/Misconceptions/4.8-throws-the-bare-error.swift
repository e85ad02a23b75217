// Exercise: 4.8
// Mistake: throws the bare error of the model
// Shows: PoisonousEvent that names the model
// Hole: 1
try model.apply(event)
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
}
