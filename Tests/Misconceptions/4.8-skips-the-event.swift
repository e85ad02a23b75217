// Exercise: 4.8
// Mistake: skips the event that the model cannot deal with
// Shows: a gap is wrong
// Hole: 1
do {
  try model.apply(event)
} catch {
  return
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
}
