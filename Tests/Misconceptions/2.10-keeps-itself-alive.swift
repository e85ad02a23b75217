// Exercise: 2.10
// Mistake: lets the closure hold the bell
// Shows: must not hold each other for ever
listener.onTermination = { [self] _ in
  listeners.withLock { $0[number] = nil }
}
listeners.withLock { $0[number] = listener }
