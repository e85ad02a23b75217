// Exercise: 5.10
// Mistake: ends the timer when nobody has taken the last ring yet
// Shows: Rings that he has not taken are one
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    guard case .enqueued = listener.yield() else { return }
  }
}
keep(listener, until: { reminder.cancel() })
