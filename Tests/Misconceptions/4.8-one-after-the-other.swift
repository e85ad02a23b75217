// Exercise: 4.8
// Mistake: lets one follow after the other
// Shows: Side by side, and each with its own error
// Hole: 1
do {
  try model.apply(event)
} catch {
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
}
// Hole: 2
for projection in all {
  do {
    try await projection.follow(store)
  } catch {
    projection.stop(because: error)
  }
}
