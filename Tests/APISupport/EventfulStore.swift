public import EventSourcing
import Foundation
import InMemoryStoreSolution
import Synchronization

/// A store in memory that runs a closure just before or just after an append.
///
/// It throws ``Endless`` to a caller that appends or reads in an endless loop.
public final class EventfulStore: EventStoreDecorator {
  /// An append by the code under test.
  public struct Append: Sendable {
    /// Counted from 1, separately in each category.
    public let number: Int
    public let events: [any DomainEvent]
    public let category: StreamCategory
  }

  public typealias Happening =
    @Sendable (_ append: Append, _ store: EventfulStore) async throws -> Void

  public let store: any EventStore
  private let counts = Mutex((appends: [StreamCategory: Int](), reads: 0))
  private let before: Happening
  private let after: Happening

  /// An error of `before` prevents an append; an error of `after` loses its result.
  public init(
    clock: any WallClock = ManualWallClock(.noon), before: @escaping Happening = { _, _ in },
    after: @escaping Happening = { _, _ in }
  ) {
    store = InMemoryEventStore(clock: clock)
    self.before = before
    self.after = after
  }

  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    let number = counts.withLock { counts in
      counts.appends[stream.category, default: 0] += 1
      return counts.appends[stream.category, default: 0]
    }
    if number > 1_000 { throw Endless() }
    let append = Append(number: number, events: events.map(\.event), category: stream.category)
    try await before(append, self)
    let result = try await store.append(events, to: stream, expecting: expected)
    try await after(append, self)
    return result
  }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    try countReading()
    return try await store.read(stream, direction, from: start, limit: limit)
  }

  public func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    try countReading()
    return try await store.readAll(after: position, limit: limit)
  }

  private func countReading() throws {
    let isEndless = counts.withLock { counts in
      counts.reads += 1
      return counts.reads > 10_000
    }
    if isEndless { throw Endless() }
  }

  /// Appends without the closures, as another writer.
  ///
  /// - Throws: errors of the store.
  public func record(_ events: [any DomainEvent], in stream: StreamID) async throws {
    let new = events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }
    try await store.append(new, to: stream, expecting: .any)
  }

  /// Returns every event of every stream, in order.
  ///
  /// - Throws: errors of the store.
  public func everything() async throws -> [RecordedEvent] {
    try await store.readAll(after: .start, limit: .max)
  }
}

/// The caller repeats a call of the store without end.
public struct Endless: Error, CustomStringConvertible {
  public init() {}

  public var description: String {
    "your code asked the store thousands of times, and came to no end"
  }
}

/// A simulated crash of the process.
public struct Crash: Error, CustomStringConvertible {
  public init() {}

  public var description: String { "the process was ended" }
}
