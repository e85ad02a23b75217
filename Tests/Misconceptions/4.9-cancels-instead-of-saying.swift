// Exercise: 4.9
// Mistake: ends the waiting without saying which model is behind
// Shows: That has to throw
let waiting = Task { [progress] in try await progress.reached(position) }
let alarm = Task {
  try await clock.sleep(for: limit)
  waiting.cancel()
}
defer { alarm.cancel() }
try await waiting.value
