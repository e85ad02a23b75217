// Exercise: 2.9
// Mistake: keeps no ring for a busy listener
// Shows: that ring has to be there
// Hole: 1
let (rings, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(0))
keep(listener)
return rings
// Hole: 2
for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
