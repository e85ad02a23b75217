import Synchronization

/// The signal that the log has grown, for those who wait for that.
///
/// It says *that* something is new and never *what*: the listener reads the log itself.
/// So nothing has to be kept for a slow listener but one bit: it has something to read.
public final class AppendSignal: Sendable {
  public typealias Listener = AsyncStream<Void>.Continuation

  private let listeners = Mutex<[Int: Listener]>([:])
  private let lastNumber = Atomic(0)

  public init() {}

  /// How many are listening now.
  public var listenerCount: Int { listeners.withLock { $0.count } }

  /// Returns a sequence with an element for the signals from now on.
  ///
  /// Several signals that nobody has taken yet are one element, however many they were.
  public func listen() -> AsyncStream<Void> {
    // BEGIN EXERCISE 2.9
    // Make a stream that holds one signal at most, and `keep` its listener.
    return AsyncStream { $0.finish() }
    // END EXERCISE 2.9
  }

  /// Wakes everybody who listens.
  public func send() {
    // BEGIN EXERCISE 2.9
    // Yield to every listener.
    // END EXERCISE 2.9
  }

  /// Remembers `listener` for as long as somebody listens.
  public func keep(_ listener: Listener) {
    let number = lastNumber.add(1, ordering: .relaxed).newValue
    // BEGIN EXERCISE 2.10
    // For now it is remembered for ever.
    listeners.withLock { $0[number] = listener }
    // END EXERCISE 2.10
  }
}
