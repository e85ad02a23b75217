// Exercise: 4.8
// Mistake: makes the errors known only when all have ended
// Shows: the model 'tally' has to be known
// Hole: 1
do {
  try model.apply(event)
} catch {
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
}
// Hole: 2
let troubles = await withTaskGroup(of: (any AnyProjection, any Error)?.self) { group in
  for projection in all {
    group.addTask {
      do {
        try await projection.follow(store)
        return nil
      } catch {
        return (projection, error)
      }
    }
  }
  return await group.reduce(into: []) { troubles, trouble in troubles.append(trouble) }
}
for case let (projection, error)? in troubles { projection.stop(because: error) }
