// Other right answers to exercise 7.11.

// Answer: an-async-let
// Alternative: lets the heartbeat throw when it is cancelled, and takes the first result
// Hole: 1
try await withThrowingTaskGroup(of: Value?.self) { tasks in
  tasks.addTask {
    try await beat(for: delivery)
    return nil
  }
  tasks.addTask { try await work() }
  let first = try await tasks.next() ?? nil
  tasks.cancelAll()
  guard let first else { throw CancellationError() }
  return first
}
// Hole: 2
while true {
  try await settings.clock.sleep(for: settings.visibility / 3)
  do {
    try await queue.changeVisibility(of: delivery.handle, to: settings.visibility)
  } catch {
    if let known = error as? QueueError, case .messageNotInFlight = known { throw error }
    report("no beat: \(error)")
  }
}

// Answer: a-task-each
// Alternative: a task for the heartbeat, which cancels that of the work
// Hole: 1
let hands = Task { try await work() }
let heart = Task {
  do {
    try await beat(for: delivery)
  } catch {
    hands.cancel()
    throw error
  }
}
let result = await withTaskCancellationHandler {
  await hands.result
} onCancel: {
  hands.cancel()
}
heart.cancel()
if case .failure(QueueError.messageNotInFlight) = await heart.result {
  throw QueueError.messageNotInFlight
}
return try result.get()
