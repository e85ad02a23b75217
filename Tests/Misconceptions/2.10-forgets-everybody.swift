// Exercise: 2.10
// Mistake: forgets all listeners when one has gone
// Shows: the bell has to know 1 listener
listener.onTermination = { [weak self] _ in
  self?.listeners.withLock { $0.removeAll() }
}
listeners.withLock { $0[number] = listener }
