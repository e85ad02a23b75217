// Exercise: 4.9
// Mistake: sleeps on a clock of its own
// Shows: on the `clock` that it was given
let name = name
try await withThrowingTaskGroup(of: Void.self) { [progress] group in
  group.addTask { try await progress.reached(position) }
  group.addTask {
    try await Task.sleep(for: limit)
    throw ReadModelBehind(model: name, position: position, limit: limit)
  }
  defer { group.cancelAll() }
  try await group.next()
}
