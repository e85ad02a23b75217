// Other right answers to exercise 2.9.

// Answer: inside-the-lock
// Alternative: yields inside the lock
// Instead of:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
// Write:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingOldest(1))
// Hole: 2
listeners.withLock { listeners in
  for listener in listeners.values { listener.yield() }
}

// Answer: oldest
// Alternative: buffers the oldest signal instead of the newest
// Hole: 1
AsyncStream(bufferingPolicy: .bufferingOldest(1)) { listener in
  keep(listener)
}
// Hole: 2
listeners.withLock { $0.values }.forEach { $0.yield() }
