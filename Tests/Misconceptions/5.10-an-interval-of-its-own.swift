// Exercise: 5.10
// Mistake: has an interval of its own
// Shows: and nobody has appended anything
let reminder = Task {
  while !Task.isCancelled {
    try await Task.sleep(for: .milliseconds(10))
    listener.yield()
  }
}
keep(listener, until: { reminder.cancel() })
