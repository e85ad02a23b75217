// Exercise: 5.10
// Mistake: closes the stream when the interval has passed
// Shows: the stream was closed
let reminder = Task { [interval] in
  try await Task.sleep(for: interval)
  listener.yield()
  listener.finish()
}
keep(listener, until: { reminder.cancel() })
