// Exercise: 2.10
// Mistake: forgets the newest listener instead of the one who goes
// Shows: so that the one who goes can be told from the others
_ = number
listener.onTermination = { [weak self] _ in
  self?.listeners.withLock { listeners in
    if let newest = listeners.keys.max() { listeners[newest] = nil }
  }
}
listeners.withLock { $0[number] = listener }
