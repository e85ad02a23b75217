public import EventSourcing
import Foundation
import InMemoryStore
public import Persistence
public import Postgres

/// An event store in a PostgreSQL database.
///
/// Any number of tasks, processes and machines may use the same database at once.
public final class PostgresEventStore: EventStore {
  public typealias Connect = @Sendable () async throws -> any PostgresSession

  private let writer: PostgresWriter
  /// Reads don't wait for the writer: it has a separate session.
  let readers: SessionPool
  private let signal: PostgresSignal
  private let watch: Task<Void, Never>
  let codec: EventCodec
  private let clock: any WallClock

  private init(
    codec: EventCodec, clock: any WallClock, options: PostgresOptions, connect: @escaping Connect
  ) {
    writer = PostgresWriter(connect: connect)
    let readers = SessionPool(
      count: options.readerCount, patience: options.patience, connect: connect)
    self.readers = readers
    watch = Task { await SilentClients().watch(through: readers) }
    signal = PostgresSignal(every: options.lookInterval, connect: connect)
    self.codec = codec
    self.clock = clock
  }

  deinit { watch.cancel() }

  /// Opens the store in the database of the sessions that `connect` opens, and creates missing tables.
  ///
  /// - Throws: `StoreFailure`, `StoreUnavailable`, and `UnsuitableDatabase` for tables of another
  ///   program or a newer version; then the database is unchanged.
  public static func open(
    codec: EventCodec, clock: any WallClock = SystemWallClock(),
    options: PostgresOptions = PostgresOptions(), connect: @escaping Connect
  ) async throws -> PostgresEventStore {
    let session: any PostgresSession
    do {
      session = try await connect()
    } catch {
      throw StoreUnavailable.reason(for: error)
    }
    do {
      try await PostgresSchema.install(on: session)
    } catch {
      await session.close()
      throw error is UnsuitableDatabase ? error : StoreUnavailable.reason(for: error)
    }
    await session.close()
    return PostgresEventStore(codec: codec, clock: clock, options: options, connect: connect)
  }

  /// Closes the sessions for reading.
  public func close() async {
    watch.cancel()
    await watch.value
    await readers.close()
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    Subscription(after: position, signals: signal.listen) { [self] position, limit in
      try await readAll(after: position, limit: limit)
    }
  }
}

// MARK: - Appending

extension PostgresEventStore {
  /// - Throws: `VersionConflict`, `EventIDConflict`, `StoreFailure`, `AppendNotSent`, errors of the
  ///   codec, and `RefusedJSON` for an event that is not JSON or exceeds `JSONLimits.event`; nothing
  ///   was appended. `UncertainAppend` when no answer came: the events may have been appended.
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
    let encoded = try events.map { event in
      let stored = try codec.encode(event.event)
      // An event that can't be read again must not get into the log, which is never changed.
      try JSONLimits.event.check(stored.data)
      return PendingAppend.Event(id: event.id, stored: stored, metadata: event.metadata)
    }
    let append = PendingAppend(
      stream: stream, expected: expected, events: encoded, records: records, time: clock.now)
    let result = try await repeating { try await writer.append(append) }
    // The database notifies this process as well, unless it is reached through a pooler.
    signal.send()
    return result
  }

  /// Calls `body` again, a few times, while PostgreSQL's errors advise it.
  ///
  /// - Throws: `StoreFailure`, and the other errors of `body`.
  private func repeating<Value>(_ body: () async throws -> Value) async throws -> Value {
    var attempts = 1
    while true {
      do {
        return try await body()
      } catch {
        let failure = error as? StoreFailure ?? (error as? PostgresError).map { StoreFailure($0) }
        let isWorthwhile = failure?.kind == .conflict || failure?.kind == .retry
        guard isWorthwhile, attempts < Self.attemptCount else { throw failure ?? error }
        attempts += 1
      }
    }
  }

  private static let attemptCount = 3

  /// - Throws: `StoreFailure` and `StoreUnavailable`.
  public func idempotencyRecord(of key: String) async throws -> IdempotencyRecord? {
    try await readers.read(RecordStatements.find(key, at: clock.now)).first.map { row in
      IdempotencyRecord(of: key, in: row)
    }
  }

  /// - Throws: `IdempotencyKeyTaken`, `StoreFailure`, `StoreUnavailable`, and `UncertainAppend`.
  public func save(_ record: IdempotencyRecord, completing: Bool) async throws {
    let statement = RecordStatements.save(record, completing: completing, at: clock.now)
    let rows = try await repeating { try await readers.change(statement) }
    guard rows.changeCount > 0 else { throw IdempotencyKeyTaken(key: record.key) }
  }
}
