// Exercise: 2.10
// Alternative: removes the value for the key
listeners.withLock { $0[number] = listener }
listener.onTermination = { [weak self] _ in
  guard let self else { return }
  _ = listeners.withLock { $0.removeValue(forKey: number) }
}
