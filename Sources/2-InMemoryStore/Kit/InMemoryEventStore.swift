public import EventSourcing
import Foundation
import Synchronization

/// An event store that keeps its log in memory, for tests, for learning and for small programs.
///
/// Any number of tasks may use it at once. The check of the expected version and the append are
/// one critical section. It is guarded by a mutex and not by an actor, because nothing in it
/// waits: where there is no `await`, no other writer can come in between.
public final class InMemoryEventStore: EventStore {
  private let log = Mutex(EventLog())
  private let signal = AppendSignal()
  private let clock: any WallClock

  /// An empty store that dates its events by `clock`.
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

  /// Checks and appends while no other task can touch the log.
  private func appendAlone(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) throws -> AppendResult {
    // BEGIN EXERCISE 2.8
    // One writer at a time: from the check to the append, the log is yours alone.
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
