import Synchronization

/// Signals that the log has grown.
///
/// A signal carries no events: the listener reads the log itself.
/// So the only thing kept for a slow listener is one bit: there is something to read.
public final class AppendSignal: Sendable {
  public typealias Listener = AsyncStream<Void>.Continuation

  private let listeners = Mutex<[Int: Listener]>([:])
  private let lastNumber = Atomic(0)

  public init() {}

  /// The number of current listeners.
  public var listenerCount: Int { listeners.withLock { $0.count } }

  /// Returns a sequence with an element for each signal from now on.
  ///
  /// Signals that the listener has not consumed yet are merged into one element.
  public func listen() -> AsyncStream<Void> {
    // BEGIN EXERCISE 2.9
    // starter: // Make a stream that keeps one signal, and pass its continuation to `keep`.
    // starter: return AsyncStream { $0.finish() }
    let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    keep(listener)
    return signals
    // END EXERCISE 2.9
  }

  /// Wakes all listeners.
  public func send() {
    // BEGIN EXERCISE 2.9
    // starter: // Yield to every listener.
    for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
    // END EXERCISE 2.9
  }

  /// Keeps `listener` until it stops listening.
  public func keep(_ listener: Listener) {
    let number = lastNumber.add(1, ordering: .relaxed).newValue
    // BEGIN EXERCISE 2.10
    // starter: // Nothing removes it yet.
    // starter: listeners.withLock { $0[number] = listener }
    listener.onTermination = { [weak self] _ in
      self?.listeners.withLock { $0[number] = nil }
    }
    listeners.withLock { $0[number] = listener }
    // END EXERCISE 2.10
  }
}
