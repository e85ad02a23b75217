// Exercise: 5.10
// Mistake: waits for the interval once, and then not any more
// Shows: and nobody has appended anything
let reminder = Task { [interval] in
  try await Task.sleep(for: interval)
  while !Task.isCancelled {
    listener.yield()
    await Task.yield()
  }
}
keep(listener, until: { reminder.cancel() })
