// Exercise: 4.9
// Mistake: waits in tasks that a cancellation does not reach
// Shows: was cancelled. It has to end
let name = name
let (results, result) = AsyncThrowingStream<Void, any Error>.makeStream()
let waiting = Task { [progress] in
  do {
    try await progress.reached(position)
    result.finish()
  } catch {
    result.finish(throwing: error)
  }
}
let alarm = Task {
  try await clock.sleep(for: limit)
  result.finish(throwing: ReadModelBehind(model: name, position: position, limit: limit))
}
defer {
  waiting.cancel()
  alarm.cancel()
}
let end = Task { for try await _ in results {} }
try await end.value
