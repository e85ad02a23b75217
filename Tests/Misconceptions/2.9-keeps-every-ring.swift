// Exercise: 2.9
// Mistake: keeps all rings for a busy listener
// Shows: all of them fill the memory when a reader is slow
// Hole: 1
let (rings, listener) = AsyncStream<Void>.makeStream()
keep(listener)
return rings
// Hole: 2
for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
