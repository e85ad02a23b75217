// Other right answers to exercise 2.10.

// Answer: remove-value
// Alternative: uses `removeValue(forKey:)`
// Hole: 1
listeners.withLock { $0[number] = listener }
listener.onTermination = { [weak self] _ in
  guard let self else { return }
  _ = listeners.withLock { $0.removeValue(forKey: number) }
}
