// Exercise: 5.10
// Mistake: rings again and again, without a pause
// Shows: and nobody has appended anything
let reminder = Task {
  while !Task.isCancelled {
    listener.yield()
    await Task.yield()
  }
}
keep(listener, until: { reminder.cancel() })
