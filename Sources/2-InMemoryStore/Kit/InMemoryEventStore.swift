public import EventSourcing
import Foundation
import Synchronization

/// An event store that keeps its log in memory, for tests, for learning and for small programs.
///
/// Any number of tasks may use it at once. The check of the expected version and the append are
/// one critical section. A mutex guards it, not an actor, because the section never waits:
/// without an `await`, no other writer can run in between.
public final class InMemoryEventStore: EventStore {
  private let log = Mutex(EventLog())
  let signal = AppendSignal()
  let clock: any WallClock
  /// The idempotency records, which only stage 6 uses.
  let records = Mutex(IdempotencyRecordTable())

  /// Creates an empty store that takes the time of its events from `clock`.
  public init(clock: any WallClock = SystemWallClock()) {
    self.clock = clock
  }

  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    let result = try appendAlone(events, to: stream, expecting: expected)
    signal.send()
    return result
  }

  /// Checks and appends in one critical section.
  func appendAlone(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) throws -> AppendResult {
    // BEGIN EXERCISE 2.8
    // One writer at a time: hold the lock from the check to the append.
    throw Unfinished("2.8")
    // END EXERCISE 2.8
  }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    // BEGIN EXERCISE 2.8
    throw Unfinished("2.8")
    // END EXERCISE 2.8
  }

  public func events(
    of stream: StreamID, causedBy cause: CausationID
  ) async throws -> [RecordedEvent] {
    log.withLock { $0.events(of: stream, causedBy: cause) }
  }

  public func readAll(
    after position: GlobalPosition, limit: Int
  ) async throws -> [RecordedEvent] {
    // BEGIN EXERCISE 2.8
    throw Unfinished("2.8")
    // END EXERCISE 2.8
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    Subscription(after: position, signals: signal.listen) { [self] position, limit in
      try await readAll(after: position, limit: limit)
    }
  }
}
