public import EventSourcing
import Foundation
import InMemoryStore
import SQLite

/// An event store in one SQLite file.
///
/// Any number of tasks may use it at once, and any number of processes may open the same file.
public final class SQLiteEventStore: EventStore {
  private let writer: GroupCommit<AppendResult>
  /// Readers have separate connections, and don't wait for the writer.
  let readers: StoreReaders
  private let codec: EventCodec
  private let clock: any WallClock
  private let signal: LogSignal
  private let recent = RecentEvents()

  /// Opens the store in the file at `path`, or creates it.
  ///
  /// - Throws: ``StorageError``, also when the file may not be written to; then it is unchanged.
  public init(
    path: String, codec: EventCodec, clock: any WallClock = SystemWallClock(),
    options: StorageOptions = StorageOptions()
  ) throws {
    signal = LogSignal(every: options.lookInterval)
    let connection = try Connection.eventStore(at: path, options)
    try connection.checkWriting(options)
    try connection.runCheckpoints()
    writer = GroupCommit(connection, afterGroup: { [signal] in signal.send() })
    readers = try StoreReaders { try Connection.eventStore(at: path, options) }
    self.codec = codec
    self.clock = clock
  }

  /// The number of committed transactions; below the number of appends when several shared one.
  public var commitCount: Int { writer.commitCount }

  /// - Throws: `VersionConflict`, `EventIDConflict`, ``StorageError``, errors of the codec, and
  ///   `RefusedJSON` for an event that is not JSON or exceeds `JSONLimits.event`; nothing was appended.
  ///   `UncertainAppend` when the commit failed: the events may have been appended.
  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    try await append(events, to: stream, expecting: expected, recording: [])
  }

  /// - Throws: `IdempotencyKeyTaken`, and the errors of the append without records.
  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion,
    recording records: [IdempotencyRecord]
  ) async throws -> AppendResult {
    let rows = try events.map { event in
      let stored = try codec.encode(event.event)
      // An event that can't be read again must not get into the log, which is never changed.
      try JSONLimits.event.check(stored.data)
      return EventRow(id: event.id, stored: stored, metadata: event.metadata)
    }
    return try await write { [clock] connection in
      try EventTable(connection: connection).append(
        rows, to: stream, expecting: expected, recording: records, at: clock.now)
    }
  }

  /// Runs `append` with others in one transaction.
  ///
  /// - Throws: errors of `append`, ``StorageError``, and `UncertainAppend`.
  private func write(
    isPatient: Bool = false, _ append: @escaping GroupCommit<AppendResult>.Append
  ) async throws -> AppendResult {
    do {
      return try await writer.run(isPatient: isPatient, append)
    } catch let error as UncertainCommit {
      throw UncertainAppend(reason: "\(StorageError(error.cause))")
    }
  }

  /// - Throws: ``StorageError``.
  public func idempotencyRecord(of key: String) async throws -> IdempotencyRecord? {
    try await readers.short.run { [clock] connection in
      try EventTable(connection: connection).idempotencyRecord(of: key, at: clock.now)
    }
  }

  /// - Throws: `IdempotencyKeyTaken`, ``StorageError``, and `UncertainAppend`.
  public func save(_ record: IdempotencyRecord, completing: Bool) async throws {
    _ = try await write(isPatient: completing) { [clock] connection in
      try EventTable(connection: connection).save(record, completing: completing, at: clock.now)
      return AppendResult(version: 0, position: .start)
    }
  }

  /// - Throws: `DamagedEvent` when one of them can't be read, and ``StorageError``.
  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    let events = try await readers.events(limit: limit) { table, last, limit in
      let following = last.map { direction == .forwards ? $0.version + 1 : $0.version - 1 }
      return try table.events(of: stream, direction, from: following ?? start, limit: limit)
    }
    return try decoded(events)
  }

  /// - Throws: `DamagedEvent` and ``StorageError``.
  public func events(
    of stream: StreamID, causedBy cause: CausationID
  ) async throws -> [RecordedEvent] {
    try decoded(
      try await readers.short.run { connection in
        try EventTable(connection: connection).events(of: stream, causedBy: cause)
      })
  }

  /// Returns at most `limit` events of all streams after `position`, oldest first.
  ///
  /// A damaged event ends the page before it: only a page that would begin with it can't be read.
  ///
  /// - Throws: `DamagedEvent` when the first of them can't be read, and ``StorageError``.
  public func readAll(
    after position: GlobalPosition, limit: Int
  ) async throws -> [RecordedEvent] {
    let events = try await readAllUndecoded(after: position, limit: limit)
    do {
      return try decoded(events)
    } catch let damaged as DamagedEvent {
      let whole = events.prefix { $0.position < damaged.position }
      guard !whole.isEmpty else { throw damaged }
      return try decoded(Array(whole))
    }
  }

  /// Returns at most `limit` events of all streams after `position`, oldest first, with undecoded
  /// data. It ends before one whose row is damaged.
  ///
  /// - Throws: `DamagedEvent` when the first of them can't be read, and ``StorageError``.
  public func readAllUndecoded(
    after position: GlobalPosition, limit: Int
  ) async throws -> [UndecodedEvent] {
    try await readers.events(limit: limit) { table, last, limit in
      do {
        return try table.wholeEvents(after: last?.position ?? position, limit: limit ?? .max)
      } catch is DamagedEvent where last != nil {
        return []
      }
    }
  }

  /// Returns some of the events after `position`, oldest first; empty at the end of the log.
  ///
  /// Events in the cache are not read from the file again.
  ///
  /// - Throws: ``StorageError``.
  private func page(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let known = recent.following(position, limit: limit)
    return known.isEmpty ? try await readAll(after: position, limit: limit) : known
  }

  /// Decodes events on the thread of the caller: that is most of the work, and tasks can do it in
  /// parallel.
  private func decoded(_ events: [UndecodedEvent]) throws -> [RecordedEvent] {
    if let known = recent.decoded(events) { return known }
    let decoded = try codec.decode(events)
    recent.remember(decoded)
    return decoded
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    Subscription(after: position, signals: signal.listen) { [self] position, limit in
      try await page(after: position, limit: limit)
    }
  }
}
