import Synchronization

/// Rings whenever the log has grown, for whoever waits for that.
///
/// It says *that* something is new and never *what*: the listener reads the log itself.
/// So nothing has to be kept for a slow listener but one bit: it has something to read.
public final class Bell: Sendable {
  typealias Listener = AsyncStream<Void>.Continuation

  private let listeners = Mutex<[Int: Listener]>([:])
  private let lastNumber = Atomic(0)

  public init() {}

  /// How many are listening now.
  public var listenerCount: Int { listeners.withLock { $0.count } }

  /// Returns a sequence with an element for the rings from now on.
  ///
  /// Several rings that nobody has taken yet are one element, however many they were.
  public func listen() -> AsyncStream<Void> {
    let (rings, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let number = lastNumber.add(1, ordering: .relaxed).newValue
    // BEGIN EXERCISE 2.9
    // Keep the listener in `listeners`.
    // END EXERCISE 2.9
    // BEGIN EXERCISE 2.10
    // When nobody listens any more, `onTermination` is called.
    // END EXERCISE 2.10
    return rings
  }

  /// Wakes everybody who listens.
  public func ring() {
    // BEGIN EXERCISE 2.9
    // Yield to each listener.
    // END EXERCISE 2.9
  }
}
