// Exercise: 5.10
// Alternative: ends the timer when the stream is no longer there
Task { [interval] in
  while true {
    try await Task.sleep(for: interval)
    if case .terminated = listener.yield() { return }
  }
}
keep(listener, until: {})
