// Exercise: 4.8
// Mistake: waits for tasks that nobody cancels
// Shows: belongs to the task that
// Hole: 1
do {
  try model.apply(event)
} catch {
  throw PoisonousEvent(model: Model.name, event: event, reason: error)
}
// Hole: 2
let tasks = all.map { projection in
  Task {
    do {
      try await projection.follow(store)
    } catch {
      projection.stop(because: error)
    }
  }
}
for task in tasks { await task.value }
