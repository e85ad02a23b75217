// Wrong answers to exercise 2.9.

// Answer: forgets-to-keep
// Mistake: doesn't register the listener
// Shows: A reader that isn't woken keeps showing an old balance
// Instead of:
keep(listener)
// Write:
_ = listener

// Answer: keeps-a-few
// Mistake: buffers several signals
// Shows: fills the memory when a reader is slow
// Instead of:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
// Write:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(16))

// Answer: keeps-every-signal
// Mistake: buffers all signals of a busy listener
// Shows: fills the memory when a reader is slow
// Instead of:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
// Write:
let (signals, listener) = AsyncStream<Void>.makeStream()

// Answer: keeps-no-signal
// Mistake: buffers no signal of a busy listener
// Shows: the signal is kept until the listener waits for one
// Instead of:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
// Write:
let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(0))

// Answer: removes-a-busy-listener
// Mistake: removes a listener whose buffer is full
// Shows: A listener that was slow once stays in `listeners`
// Hole: 2
listeners.withLock { listeners in
  for (number, listener) in listeners {
    if case .dropped = listener.yield() { listeners[number] = nil }
  }
}

// Answer: signals-once
// Mistake: removes the listeners after a signal
// Shows: A listener stays in `listeners` after it was woken
// Hole: 2
listeners.withLock { all in
  for listener in all.values { listener.yield() }
  all = [:]
}

// Answer: stops-at-a-busy-listener
// Mistake: stops at a listener whose buffer is full
// Shows: The loop has to go on to the next one
// Hole: 2
for listener in listeners.withLock({ Array($0.values) }) {
  if case .dropped = listener.yield() { return }
}

// Answer: wakes-one
// Mistake: wakes only one listener
// Shows: A reader that isn't woken keeps showing an old balance
// Hole: 2
listeners.withLock { _ = $0.values.first?.yield() }
