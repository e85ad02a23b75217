// Exercise: 4.9
// Mistake: does not cancel the loser of the race
// Shows: the loser has to be cancelled
let name = name
try await withThrowingTaskGroup(of: Void.self) { [progress] group in
  group.addTask { try await progress.reached(position) }
  group.addTask {
    try await clock.sleep(for: limit)
    throw ReadModelBehind(model: name, position: position, limit: limit)
  }
  try await group.next()
}
