public import EventSourcing
import Foundation
import InMemoryStoreSolution
import Synchronization

/// A store in memory, to which something happens just before or just after an append.
///
/// Whoever appends or reads without an end is told so.
public final class EventfulStore: EventStoreDecorator {
  /// An append that somebody asked for.
  public struct Append: Sendable {
    /// Counted from 1, in each category on its own.
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

  /// What `before` throws keeps an append from the store; what `after` throws loses the answer.
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

  /// Appends as somebody else, to whom nothing happens.
  ///
  /// - Throws: what the store throws.
  public func record(_ events: [any DomainEvent], in stream: StreamID) async throws {
    let new = events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }
    try await store.append(new, to: stream, expecting: .any)
  }

  /// Every event of every stream, in order.
  ///
  /// - Throws: what the store throws.
  public func everything() async throws -> [RecordedEvent] {
    try await store.readAll(after: .start, limit: .max)
  }
}

/// What a store throws that was asked again and again.
public struct Endless: Error, CustomStringConvertible {
  public init() {}

  public var description: String {
    "your code asked the store thousands of times, and came to no end"
  }
}

/// The process was ended.
public struct Crash: Error, CustomStringConvertible {
  public init() {}

  public var description: String { "the process was ended" }
}
