// Exercise: 2.9
// Mistake: wakes one of those who listen
// Shows: Whoever is not woken waits for ever
// Hole: 1
let (rings, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
keep(listener)
return rings
// Hole: 2
listeners.withLock { _ = $0.values.first?.yield() }
