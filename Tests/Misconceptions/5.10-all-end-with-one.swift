// Exercise: 5.10
// Mistake: forgets all listeners when one of them goes
// Shows: What ends with one follower must not end with the others
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    listener.yield()
  }
}
keep(
  listener,
  until: { [weak self] in
    reminder.cancel()
    self?.listeners.withLock { $0.removeAll() }
  })
