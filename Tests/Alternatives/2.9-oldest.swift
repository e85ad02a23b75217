// Exercise: 2.9
// Alternative: keeps the oldest ring instead of the newest
// Hole: 1
AsyncStream(bufferingPolicy: .bufferingOldest(1)) { listener in
  keep(listener)
}
// Hole: 2
listeners.withLock { $0.values }.forEach { $0.yield() }
