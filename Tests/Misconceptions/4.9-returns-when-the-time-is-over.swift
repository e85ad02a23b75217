// Exercise: 4.9
// Mistake: returns when the time is over
// Shows: shows old numbers as new ones
let name = name
try await withThrowingTaskGroup(of: Void.self) { [progress] group in
  group.addTask { try await progress.reached(position) }
  group.addTask { try await clock.sleep(for: limit) }
  defer { group.cancelAll() }
  try await group.next()
}
