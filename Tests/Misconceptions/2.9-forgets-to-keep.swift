// Exercise: 2.9
// Mistake: does not keep the listener
// Shows: Whoever is not woken waits for ever
// Hole: 1
let (rings, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
_ = listener
return rings
// Hole: 2
for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
