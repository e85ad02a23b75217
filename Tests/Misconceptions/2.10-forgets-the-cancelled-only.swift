// Exercise: 2.10
// Mistake: forgets who was cancelled, and not who was dropped
// Shows: A server that forgets nobody
listener.onTermination = { [weak self] reason in
  if case .cancelled = reason { return }
  self?.listeners.withLock { $0[number] = nil }
}
listeners.withLock { $0[number] = listener }
