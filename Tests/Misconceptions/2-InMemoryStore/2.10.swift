// Wrong answers to exercise 2.10.

// Answer: finishes-instead
// Mistake: ends the stream and keeps the listener
// Shows: A server that forgets nobody
// Hole: 1
listener.onTermination = { _ in listener.finish() }
listeners.withLock { $0[number] = listener }

// Answer: forgets-everybody
// Mistake: forgets all listeners when one has gone
// Shows: The one who stays must not go with the others
// Instead of:
  self?.listeners.withLock { $0[number] = nil }
// Write:
  self?.listeners.withLock { $0.removeAll() }

// Answer: forgets-the-cancelled-only
// Mistake: forgets who was cancelled, and not who was dropped
// Shows: A server that forgets nobody
// Instead of:
listener.onTermination = { [weak self] _ in
// Write:
listener.onTermination = { [weak self] reason in
  if case .cancelled = reason { return }

// Answer: forgets-the-newest
// Mistake: forgets the newest listener instead of the one who goes
// Shows: so that the one who goes can be told from the others
// Hole: 1
_ = number
listener.onTermination = { [weak self] _ in
  self?.listeners.withLock { listeners in
    if let newest = listeners.keys.max() { listeners[newest] = nil }
  }
}
listeners.withLock { $0[number] = listener }

// Answer: keeps-itself-alive
// Mistake: lets the closure hold the signal
// Shows: must not hold each other for ever
// Hole: 1
listener.onTermination = { [self] _ in
  listeners.withLock { $0[number] = nil }
}
listeners.withLock { $0[number] = listener }

// Answer: keeps-nobody
// Mistake: keeps no listener at all
// Shows: Whoever listens is kept
// Hole: 1
listener.onTermination = { _ in }
_ = number
