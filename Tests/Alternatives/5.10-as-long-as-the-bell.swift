// Exercise: 5.10
// Alternative: keeps the listener first, and ends the timer with the bell as well
let (goodbyes, goodbye) = AsyncStream<Void>.makeStream()
keep(listener, until: { goodbye.finish() })
let reminder = Task { [weak self, interval] in
  while self != nil, (try? await Task.sleep(for: interval)) != nil { listener.yield() }
}
Task {
  for await _ in goodbyes {}
  reminder.cancel()
}
