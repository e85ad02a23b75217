// Other right answers to exercise 5.10.

// Answer: as-long-as-the-signal
// Alternative: keeps the listener first, and ends the timer with the signal as well
// Hole: 1
let (goodbyes, goodbye) = AsyncStream<Void>.makeStream()
keep(listener, until: { goodbye.finish() })
let reminder = Task { [weak self, interval] in
  while self != nil, (try? await Task.sleep(for: interval)) != nil { listener.yield() }
}
Task {
  for await _ in goodbyes {}
  reminder.cancel()
}

// Answer: at-fixed-moments
// Alternative: signals at fixed times, and doesn't throw from its sleep
// Hole: 1
let reminder = Task.detached { [interval] in
  var next = ContinuousClock.now
  repeat {
    next += interval
    try? await Task.sleep(until: next, clock: .continuous)
    listener.yield()
  } while !Task.isCancelled
}
keep(listener, until: reminder.cancel)

// Answer: ends-by-itself
// Alternative: ends the timer when the stream is gone
// Hole: 1
Task { [interval] in
  while true {
    try await Task.sleep(for: interval)
    if case .terminated = listener.yield() { return }
  }
}
keep(listener, until: {})
