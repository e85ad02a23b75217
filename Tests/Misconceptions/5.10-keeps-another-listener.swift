// Exercise: 5.10
// Mistake: keeps a listener whose stream nobody reads
// Shows: Keep the listener whose stream you return
let (_, other) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
let reminder = Task { [interval] in
  while !Task.isCancelled {
    try await Task.sleep(for: interval)
    listener.yield()
  }
}
keep(other, until: { reminder.cancel() })
