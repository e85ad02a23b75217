public import EventSourcing

/// A store whose log is read late: readers of the log and subscribers get each event after a delay.
///
/// Single streams are read without a delay. With a ``Gate``, a test says when the delay ends:
/// `DelayedStore(store) { await gate.pass() }`.
public struct DelayedStore: EventStoreDecorator {
  public let store: any EventStore
  private let delay: @Sendable () async throws -> Void

  public init(_ store: any EventStore, delay: @escaping @Sendable () async throws -> Void) {
    self.store = store
    self.delay = delay
  }

  public func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    try await delay()
    return try await store.readAll(after: position, limit: limit)
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let (events, late) = AsyncThrowingStream<RecordedEvent, any Error>.makeStream()
    let delivery = Task { [store, delay] in
      do {
        for try await event in store.subscribe(after: position) {
          try await delay()
          late.yield(event)
        }
        late.finish()
      } catch {
        late.finish(throwing: error)
      }
    }
    late.onTermination = { _ in delivery.cancel() }
    return events
  }
}
