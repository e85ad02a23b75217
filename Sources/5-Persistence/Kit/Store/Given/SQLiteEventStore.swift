public import EventSourcing
import Foundation
import InMemoryStore
import SQLite
import Synchronization

/// An event store in one SQLite file.
///
/// Any number of tasks may use it at once, and any number of processes may open the same file.
public final class SQLiteEventStore: EventStore {
  private let writer: GroupCommit
  /// Readers have connections of their own, and do not wait for the writer. Those who follow the log
  /// have another one, so that they are in nobody's way.
  private let streamReader: Mutex<Connection>
  private let logReader: Mutex<Connection>
  private let codec: EventCodec
  private let clock: any WallClock
  private let signal: LogSignal
  private let recent = RecentEvents()

  /// Opens the store in the file at `path`, or makes it.
  ///
  /// - Throws: ``StorageError``; then the file is as it was.
  public init(
    path: String, codec: EventCodec, clock: any WallClock = SystemWallClock(),
    options: StorageOptions = StorageOptions()
  ) throws {
    signal = LogSignal(every: options.lookInterval)
    writer = GroupCommit(try Connection.eventStore(at: path, options), signalling: signal)
    streamReader = Mutex(try Connection.eventStore(at: path, options))
    logReader = Mutex(try Connection.eventStore(at: path, options))
    self.codec = codec
    self.clock = clock
  }

  /// How many transactions this store has committed; fewer than appends, where several shared one.
  public var commitCount: Int { writer.commitCount }

  /// - Throws: `VersionConflict`, `EventIDConflict`, ``StorageError``, and what the codec throws;
  ///   nothing was appended.
  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    let rows = try events.map { event in
      EventRow(id: event.id, stored: try codec.encode(event.event), metadata: event.metadata)
    }
    return try await writer.run { [clock] connection in
      try EventTable(connection: connection).append(rows, to: stream, expecting: expected, at: clock.now)
    }
  }

  /// - Throws: ``StorageError``.
  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    let events = try streamReader.withLock { connection in
      try withStorageErrors {
        try EventTable(connection: connection)
          .events(of: stream, direction, from: start, limit: limit)
      }
    }
    return try decoded(events)
  }

  /// - Throws: ``StorageError``.
  public func readAll(
    after position: GlobalPosition, limit: Int
  ) async throws -> [RecordedEvent] {
    try decoded(try await readAllUndecoded(after: position, limit: limit))
  }

  /// Returns at most `limit` events of all streams that come after `position`, oldest first, whose
  /// data nobody has looked at.
  ///
  /// - Throws: ``StorageError``.
  public func readAllUndecoded(
    after position: GlobalPosition, limit: Int
  ) async throws -> [UndecodedEvent] {
    try logReader.withLock { connection in
      try withStorageErrors {
        try EventTable(connection: connection).events(after: position, limit: limit)
      }
    }
  }

  /// Some of the events that come after `position`, oldest first; none when there are none.
  ///
  /// Where others have read them a moment ago, the file is not asked.
  ///
  /// - Throws: ``StorageError``.
  private func page(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let known = recent.following(position, limit: limit)
    return known.isEmpty ? try await readAll(after: position, limit: limit) : known
  }

  /// Decodes what was read, after the lock is free again: that is most of the work, and many can do
  /// it at once.
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
