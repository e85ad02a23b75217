// Exercise: 2.9
// Alternative: yields inside the lock
// Hole: 1
let (rings, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingOldest(1))
keep(listener)
return rings
// Hole: 2
listeners.withLock { listeners in
  for listener in listeners.values { listener.yield() }
}
