// Other right answers to exercise 4.9.

// Answer: looks-first
// Alternative: skips the race when it is already decided
// Hole: 1
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

// Answer: looks-last
// Alternative: checks at the timeout instead of at the start
// Hole: 1
let name = name
try await withThrowingTaskGroup(of: Void.self) { [progress] group in
  group.addTask { try await progress.reached(position) }
  group.addTask {
    try await clock.sleep(for: limit)
    guard progress.position < position else { return }
    throw ReadModelBehind(model: name, position: position, limit: limit)
  }
  defer { group.cancelAll() }
  try await group.next()
}

// Answer: yes-or-no
// Alternative: lets each task return whether the position was reached
// Hole: 1
if progress.position >= position { return }
let isReached = try await withThrowingTaskGroup(of: Bool.self) { [progress] group in
  group.addTask {
    try await progress.reached(position)
    return true
  }
  group.addTask {
    try await clock.sleep(for: limit)
    return false
  }
  let first = try await group.next()
  group.cancelAll()
  return first == true
}
guard isReached else { throw ReadModelBehind(model: name, position: position, limit: limit) }
