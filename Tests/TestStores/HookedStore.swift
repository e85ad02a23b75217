public import EventSourcing
import Synchronization

/// A store with hooks before and after its calls: another writer steps in, a call fails, or an
/// answer is lost.
///
/// An append that a `beforeAppend` hook throws for never reaches the store; when `afterAppend`
/// throws, the events are stored and only the answer is lost.
public final class HookedStore: EventStoreDecorator {
  /// One call of `append`.
  public struct Append: Sendable {
    /// Counted from 1.
    public let number: Int
    /// Counted from 1 in each category of streams.
    public let numberInCategory: Int
    public let events: [NewEvent]
    public let stream: StreamID
    public let expected: ExpectedVersion

    public var category: StreamCategory { stream.category }
  }

  public typealias AppendHook =
    @Sendable (_ append: Append, _ store: HookedStore) async throws -> Void
  /// A call for an idempotency record.
  public enum RecordCall: Sendable {
    case read
    case save
  }

  /// Calls of one kind are counted from 1.
  public typealias RecordHook =
    @Sendable (_ call: RecordCall, _ number: Int, _ store: HookedStore) async throws -> Void
  public typealias SaveHook = @Sendable (_ store: HookedStore) async throws -> Void
  public typealias ReadHook = @Sendable (_ number: Int, _ store: HookedStore) async throws -> Void

  public let store: any EventStore
  private let calls = Mutex((appends: [Append](), reads: 0, pages: 0))
  private let recordCalls = Mutex((reads: 0, saves: 0))
  private let beforeAppend: AppendHook
  private let afterAppend: AppendHook
  private let afterRead: ReadHook
  private let beforeRecord: RecordHook
  private let afterSave: SaveHook

  /// Hooks are called with the number of the call; the first append and the first read of a stream
  /// have the number 1.
  public init(
    _ store: any EventStore, beforeAppend: @escaping AppendHook = { _, _ in },
    afterAppend: @escaping AppendHook = { _, _ in }, afterRead: @escaping ReadHook = { _, _ in },
    beforeRecord: @escaping RecordHook = { _, _, _ in },
    afterSave: @escaping SaveHook = { _ in }
  ) {
    self.store = store
    self.beforeAppend = beforeAppend
    self.afterAppend = afterAppend
    self.afterRead = afterRead
    self.beforeRecord = beforeRecord
    self.afterSave = afterSave
  }

  /// The appends so far, with and without success.
  public var appends: [Append] { calls.withLock { $0.appends } }

  /// The number of times a stream was read.
  public var readCount: Int { calls.withLock { $0.reads } }

  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    try await append(events, to: stream, expecting: expected, recording: [])
  }

  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion,
    recording records: [IdempotencyRecord]
  ) async throws -> AppendResult {
    let append = calls.withLock { calls in
      let earlier = calls.appends.count { $0.category == stream.category }
      let append = Append(
        number: calls.appends.count + 1, numberInCategory: earlier + 1, events: events,
        stream: stream, expected: expected)
      calls.appends.append(append)
      return append
    }
    if append.number > 1_000 { throw Endless.appending }
    try await beforeAppend(append, self)
    let result = try await store.append(
      events, to: stream, expecting: expected, recording: records)
    try await afterAppend(append, self)
    return result
  }

  public func idempotencyRecord(of key: String) async throws -> IdempotencyRecord? {
    let number = recordCalls.withLock { calls in
      calls.reads += 1
      return calls.reads
    }
    if number > 1_000 { throw Endless.reading }
    try await beforeRecord(.read, number, self)
    return try await store.idempotencyRecord(of: key)
  }

  public func save(_ record: IdempotencyRecord, completing: Bool) async throws {
    let number = recordCalls.withLock { calls in
      calls.saves += 1
      return calls.saves
    }
    try await beforeRecord(.save, number, self)
    try await store.save(record, completing: completing)
    try await afterSave(self)
  }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    let number = calls.withLock { calls in
      calls.reads += 1
      return calls.reads
    }
    if number > 10_000 { throw Endless.reading }
    let events = try await store.read(stream, direction, from: start, limit: limit)
    try await afterRead(number, self)
    return events
  }

  public func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let number = calls.withLock { calls in
      calls.pages += 1
      return calls.pages
    }
    if number > 10_000 { throw Endless.reading }
    return try await store.readAll(after: position, limit: limit)
  }

  /// Appends as another writer: no hook is called, and the append is not counted.
  ///
  /// - Throws: what the store throws.
  public func record(_ events: [any DomainEvent], in stream: StreamID) async throws {
    let new = events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }
    try await store.append(new, to: stream, expecting: .any)
  }

  /// Returns the events of all streams, in the order of the log.
  ///
  /// - Throws: what the store throws.
  public func everything() async throws -> [RecordedEvent] {
    try await store.readAll(after: .start, limit: .max)
  }
}
