// Exercise: 5.10
// Mistake: ends the timer when it has returned the stream
// Shows: it has to look for itself, and go on looking
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    listener.yield()
  }
}
defer { reminder.cancel() }
keep(listener, until: {})
