// Wrong answers to exercise 2.9.

// Answer: forgets-to-keep
// Mistake: does not keep the listener
// Shows: Whoever is not woken waits for ever
// Instead of:
keep(listener)
// Write:
_ = listener

// Answer: keeps-a-few
// Mistake: keeps some signals, to be on the safe side
// Shows: all of them fill the memory when a reader is slow
// Instead of:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
// Write:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(16))

// Answer: keeps-every-signal
// Mistake: keeps all signals for a busy listener
// Shows: all of them fill the memory when a reader is slow
// Instead of:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
// Write:
let (signals, listener) = AsyncStream<Void>.makeStream()

// Answer: keeps-no-signal
// Mistake: keeps no signal for a busy listener
// Shows: that signal has to be there
// Instead of:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
// Write:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(0))

// Answer: signals-once
// Mistake: forgets its listeners when it has woken them
// Shows: A listener who was woken once is not forgotten
// Hole: 2
listeners.withLock { all in
  for listener in all.values { listener.yield() }
  all = [:]
}

// Answer: wakes-one
// Mistake: wakes one of those who listen
// Shows: Whoever is not woken waits for ever
// Hole: 2
listeners.withLock { _ = $0.values.first?.yield() }
