import EventSourcing
import Synchronization

/// A log that counts its subscriptions, and tells when one begins to wait and when one ends.
final class WatchedLog: EventStoreDecorator {
  let store: any EventStore
  private let count = Atomic(0)
  private let beginnings = AsyncStream<Void>.makeStream()
  private let ends = AsyncStream<Void>.makeStream()

  init(_ store: any EventStore) { self.store = store }

  /// The number of subscriptions so far.
  var subscriptionCount: Int { count.load(ordering: .sequentiallyConsistent) }

  /// Returns when a subscription has begun; each of them lets one call return.
  func hasBegun() async { _ = await beginnings.stream.first { _ in true } }

  /// Returns when a subscription has ended; each of them lets one call return.
  func hasEnded() async { _ = await ends.stream.first { _ in true } }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    count.add(1, ordering: .sequentiallyConsistent)
    let (events, listener) = AsyncThrowingStream<RecordedEvent, any Error>.makeStream()
    let delivery = Task { [store] in
      do {
        for try await event in store.subscribe(after: position) { listener.yield(event) }
        listener.finish()
      } catch {
        listener.finish(throwing: error)
      }
    }
    listener.onTermination = { [ends] _ in
      delivery.cancel()
      ends.continuation.yield()
    }
    beginnings.continuation.yield()
    return events
  }
}
