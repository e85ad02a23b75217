import EventSourcing
import Foundation
import InMemoryStoreSolution
import Synchronization

/// A store in memory, to which something happens after a look at a stream, or just before or just
/// after an append.
///
/// No test needs more than a few appends: whoever appends without an end is told so.
final class StagedStore: EventStoreDecorator {
  typealias Happening = @Sendable (_ append: Append, _ store: StagedStore) async throws -> Void

  /// An append that somebody asked for.
  struct Append: Sendable {
    /// Counted from 1.
    let number: Int
    let events: [NewEvent]
    let stream: StreamID
    let expected: ExpectedVersion
  }

  let store: any EventStore = InMemoryEventStore(clock: ManualWallClock(.distantPast))
  private let log = Mutex((appends: [Append](), readCount: 0))
  private let looked: @Sendable (_ number: Int, _ store: StagedStore) async throws -> Void
  private let before: Happening
  private let after: Happening

  /// What `before` throws keeps an append from the store; what `after` throws loses the answer.
  /// `looked` happens when a stream was read, for the first time with the number 1.
  init(
    looked: @escaping @Sendable (Int, StagedStore) async throws -> Void = { _, _ in },
    before: @escaping Happening = { _, _ in }, after: @escaping Happening = { _, _ in }
  ) {
    self.looked = looked
    self.before = before
    self.after = after
  }

  /// What was to be appended until now, with and without success.
  var appends: [Append] { log.withLock { $0.appends } }
  /// How often a stream was read.
  var readCount: Int { log.withLock { $0.readCount } }

  @discardableResult
  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    let append = log.withLock { log in
      let append = Append(
        number: log.appends.count + 1, events: events, stream: stream, expected: expected)
      log.appends.append(append)
      return append
    }
    if append.number > 1_000 { throw EndlessAppends() }
    try await before(append, self)
    let result = try await store.append(events, to: stream, expecting: expected)
    try await after(append, self)
    return result
  }

  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    let number = log.withLock { log in
      log.readCount += 1
      return log.readCount
    }
    let events = try await store.read(stream, direction, from: start, limit: limit)
    try await looked(number, self)
    return events
  }

  /// Appends as somebody else, whom nobody counts and to whom nothing happens.
  func record(_ events: [any DomainEvent], in stream: StreamID) async throws {
    let new = events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }
    try await store.append(new, to: stream, expecting: .any)
  }

  /// Every event of every stream, in order.
  func everything() async throws -> [RecordedEvent] {
    try await store.readAll(after: .start, limit: .max)
  }
}

/// What a store throws that has lost its disk or its connection.
struct StoreTrouble: Error, Equatable, CustomStringConvertible {
  var description: String { "the store broke down" }
}

/// What a store throws that was appended to again and again.
struct EndlessAppends: Error, CustomStringConvertible {
  var description: String {
    """
    your code appended 1000 times: does each turn leave something new behind, with an id of its own \
    and the version that was seen?
    """
  }
}
