// Exercise: 4.8
// Mistake: takes note of poisonous events only
// Shows: a full disk is no
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
      } catch let poison as PoisonousEvent {
        projection.stop(because: poison)
      } catch {
      }
    }
  }
}
