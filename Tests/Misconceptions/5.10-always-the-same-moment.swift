// Exercise: 5.10
// Mistake: computes the moment of the next ring once
// Shows: and nobody has appended anything
let next = ContinuousClock.now + interval
let reminder = Task {
  while !Task.isCancelled {
    try await Task.sleep(until: next, clock: .continuous)
    listener.yield()
    await Task.yield()
  }
}
keep(listener, until: { reminder.cancel() })
