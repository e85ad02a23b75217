import InMemoryStore

/// The signal that the log may have grown, for those who wait for that.
///
/// It knows what this process has appended. Another process cannot send a signal here; so one comes
/// from time to time anyway, and whoever gets it looks for himself.
final class LogSignal: Sendable {
  private let appends = AppendSignal()
  private let interval: Duration

  /// A signal that also comes each time an `interval` has passed.
  init(every interval: Duration) {
    self.interval = interval
  }

  /// Wakes everybody who listens.
  func send() { appends.send() }

  /// Returns a sequence with an element for the signals from now on; several that nobody has taken
  /// yet are one.
  func listen() -> AsyncStream<Void> {
    let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    // BEGIN EXERCISE 5.10
    // For now only this process sends signals.
    keep(listener, until: {})
    // END EXERCISE 5.10
    return signals
  }

  /// Remembers `listener` for as long as somebody listens, and then calls `end`.
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
