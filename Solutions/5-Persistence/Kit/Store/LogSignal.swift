import InMemoryStore

/// Signals that the log may have grown.
///
/// It knows the appends of this process. Another process can't send a signal here, so one also
/// comes at a fixed interval, and listeners then read the log.
final class LogSignal: Sendable {
  private let appends = AppendSignal()
  private let interval: Duration

  /// Creates a signal that also comes after each `interval`.
  init(every interval: Duration) {
    self.interval = interval
  }

  /// The number of current listeners.
  var listenerCount: Int { appends.listenerCount }

  /// Wakes all listeners.
  func send() { appends.send() }

  /// Returns a sequence with an element for each signal from now on; signals that the listener has
  /// not consumed yet are merged into one.
  func listen() -> AsyncStream<Void> {
    let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    // BEGIN EXERCISE 5.10
    // starter: // For now only this process sends signals.
    // starter: keep(listener, until: {})
    let reminder = Task { [interval] in
      while !Task.isCancelled {
        try await Task.sleep(for: interval)
        listener.yield()
      }
    }
    keep(listener, until: { reminder.cancel() })
    // END EXERCISE 5.10
    return signals
  }

  /// Keeps `listener` until it stops listening, and then calls `end`.
  private func keep(
    _ listener: AppendSignal.Listener, until end: @escaping @Sendable () -> Void
  ) {
    appends.keep(listener)
    let forget = listener.onTermination
    listener.onTermination = { termination in
      forget?(termination)
      end()
    }
  }
}
