// Exercise: 5.10
// Mistake: looks from time to time, and does not listen to the bell
// Shows: Keep the listener whose stream you return
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    listener.yield()
  }
}
listener.onTermination = { _ in reminder.cancel() }
