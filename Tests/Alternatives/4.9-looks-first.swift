// Exercise: 4.9
// Alternative: begins no race that is decided already
if progress.position >= position { return }
let behind = ReadModelBehind(model: name, position: position, limit: limit)
try await withThrowingTaskGroup(of: Void.self) { [progress] group in
  defer { group.cancelAll() }
  group.addTask {
    try await clock.sleep(for: limit)
    throw behind
  }
  group.addTask { try await progress.reached(position) }
  for try await _ in group { return }
}
