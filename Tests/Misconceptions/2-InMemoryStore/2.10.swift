// Wrong answers to exercise 2.10.

// Answer: finishes-instead
// Mistake: ends the stream, but keeps the listener
// Shows: A server that removes no listeners
// Hole: 1
listener.onTermination = { _ in listener.finish() }
listeners.withLock { $0[number] = listener }

// Answer: forgets-everybody
// Mistake: removes all listeners when one ends
// Shows: The one that stays must not go with the others
// Instead of:
  self?.listeners.withLock { $0[number] = nil }
// Write:
  self?.listeners.withLock { $0.removeAll() }

// Answer: forgets-the-cancelled-only
// Mistake: removes cancelled listeners, but not dropped ones
// Shows: A server that removes no listeners
// Instead of:
listener.onTermination = { [weak self] _ in
// Write:
listener.onTermination = { [weak self] reason in
  if case .cancelled = reason { return }

// Answer: forgets-the-newest
// Mistake: removes the newest listener instead of the ended one
// Shows: `number` tells the listener that leaves from the others
// Hole: 1
_ = number
listener.onTermination = { [weak self] _ in
  self?.listeners.withLock { listeners in
    if let newest = listeners.keys.max() { listeners[newest] = nil }
  }
}
listeners.withLock { $0[number] = listener }

// Answer: keeps-itself-alive
// Mistake: captures the signal strongly in the closure
// Shows: a retain cycle
// Hole: 1
listener.onTermination = { [self] _ in
  listeners.withLock { $0[number] = nil }
}
listeners.withLock { $0[number] = listener }

// Answer: keeps-nobody
// Mistake: keeps no listener
// Shows: A listener stays in `listeners` until its stream ends
// Hole: 1
listener.onTermination = { _ in }
_ = number
