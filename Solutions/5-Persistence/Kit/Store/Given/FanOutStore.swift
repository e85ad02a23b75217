public import EventSourcing
import InMemoryStore
public import ReadModels

/// An event store whose subscribers share one subscription to the store behind it.
///
/// A subscription to a file costs a timer and a query each time it fires. A thousand followers of
/// this store cost as much as one: the shared subscription wakes them when there is an event, and
/// they read it from memory. Each of them reads at its own pace, so a slow one delays no other.
///
/// The pattern is *fan-out*: one source, many receivers.
public struct FanOutStore: EventStoreDecorator {
  public let store: any EventStore
  private let shared: SharedSubscription

  /// Creates a store in front of `store`.
  ///
  /// Its subscriptions skip events for which `isWanted` returns false, and these events don't wake
  /// a follower. `backOff` has the waits after an error of the shared subscription.
  public init(
    _ store: any EventStore, backOff: BackOff = BackOff(cap: .seconds(1)),
    where isWanted: @escaping @Sendable (RecordedEvent) -> Bool = { _ in true }
  ) {
    self.store = store
    shared = SharedSubscription(to: store, backOff: backOff, where: isWanted)
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    Subscription(after: position, signals: shared.listen, read: shared.read)
  }
}
