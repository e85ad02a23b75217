// Exercise: 2.10
// Mistake: forgets all listeners when one has gone
// Shows: The one who stays must not go with the others
listener.onTermination = { [weak self] _ in
  self?.listeners.withLock { $0.removeAll() }
}
listeners.withLock { $0[number] = listener }
