import Synchronization

/// Rings whenever the log may have grown, for whoever waits for that.
///
/// It knows what this process has appended. Another process cannot ring here; so it also rings
/// from time to time, and whoever hears it looks for himself.
final class Bell: Sendable {
  typealias Listener = AsyncStream<Void>.Continuation

  private let listeners = Mutex<[Int: Listener]>([:])
  private let lastNumber = Atomic(0)
  private let interval: Duration

  /// A bell that also rings each time an `interval` has passed.
  init(every interval: Duration) {
    self.interval = interval
  }

  /// Wakes everybody who listens.
  func ring() {
    for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
  }

  /// Returns a sequence with an element for the rings from now on; several that nobody has taken
  /// yet are one.
  func listen() -> AsyncStream<Void> {
    let (rings, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    // BEGIN EXERCISE 5.10
    // For now only this process rings.
    keep(listener, until: {})
    // END EXERCISE 5.10
    return rings
  }

  /// Remembers `listener` for as long as somebody listens, and then calls `end`.
  private func keep(_ listener: Listener, until end: @escaping @Sendable () -> Void) {
    let number = lastNumber.add(1, ordering: .relaxed).newValue
    listener.onTermination = { [weak self] _ in
      self?.listeners.withLock { $0[number] = nil }
      end()
    }
    listeners.withLock { $0[number] = listener }
  }
}
