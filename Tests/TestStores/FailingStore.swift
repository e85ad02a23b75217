public import EventSourcing
import Synchronization

/// A store that fails: each call throws the same error, and nothing is stored.
public struct FailingStore: EventStore {
  private let error: any Error

  public init(_ error: any Error) { self.error = error }

  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    throw error
  }

  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion,
    recording records: [IdempotencyRecord]
  ) async throws -> AppendResult {
    throw error
  }

  public func idempotencyRecord(of key: String) async throws -> IdempotencyRecord? { throw error }

  public func save(_ record: IdempotencyRecord, completing: Bool) async throws { throw error }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    throw error
  }

  public func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    throw error
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    AsyncThrowingStream<RecordedEvent, any Error> { throw error }
  }
}

/// A log whose first subscriptions fail, as when a file is locked for a moment.
public final class FlakyLog: EventStoreDecorator {
  public let store: any EventStore
  private let failuresLeft: Mutex<Int>
  private let eventsBeforeLast: Int

  /// The first subscriptions, as many as `failures`, throw ``StoreTrouble``: at once, but the last
  /// of them after `eventsBeforeLast` events.
  public init(_ store: any EventStore, failures: Int, eventsBeforeLast: Int = 0) {
    self.store = store
    failuresLeft = Mutex(failures)
    self.eventsBeforeLast = eventsBeforeLast
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let left = failuresLeft.withLock { left in
      defer { left = max(left - 1, 0) }
      return left
    }
    guard left > 0 else { return store.subscribe(after: position) }
    let count = left == 1 ? eventsBeforeLast : 0
    let next = Mutex((position: position, count: 0))
    return AsyncThrowingStream { [store] in
      let (position, taken) = next.withLock { $0 }
      guard taken < count else { throw StoreTrouble() }
      let event = try await store.readAll(after: position, limit: 1).first
      if let event { next.withLock { $0 = (event.position, taken + 1) } }
      return event
    }
  }
}
