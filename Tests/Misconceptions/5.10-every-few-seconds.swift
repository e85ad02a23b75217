// Exercise: 5.10
// Mistake: looks every few seconds, whatever was chosen
// Shows: A bell rings every 100 milliseconds, and somebody waits for five rings
let reminder = Task {
  while !Task.isCancelled {
    try await Task.sleep(for: .seconds(3))
    listener.yield()
  }
}
keep(listener, until: { reminder.cancel() })
