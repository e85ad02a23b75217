// Exercise: 4.9
// Alternative: lets each task say whether the position was reached
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
