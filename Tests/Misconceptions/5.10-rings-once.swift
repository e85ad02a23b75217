// Exercise: 5.10
// Mistake: has a timer that ends with its first ring
// Shows: it has to look for itself, and go on looking
let reminder = Task { [interval] in
  try await Task.sleep(for: interval)
  listener.yield()
}
keep(listener, until: { reminder.cancel() })
