// Exercise: 4.8
// Mistake: swallows the errors
// Shows: These two have to be known as stopped
// Hole: 1
do {
  try model.apply(event)
} catch {
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
}
// Hole: 2
await withTaskGroup { group in
  for projection in all {
    group.addTask { try? await projection.follow(store) }
  }
}
