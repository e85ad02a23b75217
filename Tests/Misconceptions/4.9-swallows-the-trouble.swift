// Exercise: 4.9
// Mistake: takes a model that has stopped for one that has come far enough
// Shows: not to use up the time first
let name = name
try await withThrowingTaskGroup(of: Void.self) { [progress] group in
  group.addTask { try? await progress.reached(position) }
  group.addTask {
    try await clock.sleep(for: limit)
    throw ReadModelBehind(model: name, position: position, limit: limit)
  }
  defer { group.cancelAll() }
  try await group.next()
}
