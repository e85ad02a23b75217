// Exercise: 5.10
// Mistake: leaves the timer to itself when the listener has gone
// Shows: has to end when he goes, but
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    listener.yield()
  }
}
_ = reminder
keep(listener, until: {})
