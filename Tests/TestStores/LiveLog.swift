public import EventSourcing
import Synchronization

/// A log whose subscriptions wait after the last event, and that counts what is taken from them.
///
/// An event is read when a subscriber asks for it, and no earlier.
public final class LiveLog: EventStoreDecorator {
  public let store: any EventStore
  private let count = Atomic(0)
  private let ends = AsyncStream<Void>.makeStream()

  public init(_ store: any EventStore) { self.store = store }

  /// The number of events taken from subscriptions so far.
  public var taken: Int { count.load(ordering: .sequentiallyConsistent) }

  /// Returns when a subscription has ended, because its task was cancelled.
  public func hasEnded() async { _ = await ends.stream.first { _ in true } }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let last = Mutex(position)
    return AsyncThrowingStream { [self] in
      let next = try await store.readAll(after: last.withLock { $0 }, limit: 1).first
      if let next, !Task.isCancelled {
        last.withLock { $0 = next.position }
        count.add(1, ordering: .sequentiallyConsistent)
        return next
      }
      // A stream to which nothing is added ends with its task.
      for await _ in AsyncStream<Void>.makeStream().stream {}
      ends.continuation.yield()
      return nil
    }
  }
}
