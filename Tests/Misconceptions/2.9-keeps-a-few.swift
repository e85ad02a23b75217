// Exercise: 2.9
// Mistake: keeps some rings, to be on the safe side
// Shows: all of them fill the memory when a reader is slow
// Hole: 1
let (rings, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(16))
keep(listener)
return rings
// Hole: 2
for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
