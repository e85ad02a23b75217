public import EventSourcing
import Foundation
import SQLite
import Synchronization

/// An event store in one SQLite file.
public final class SQLiteEventStore: EventStore {
  private let writer: GroupCommit
  /// Readers have a connection of their own, and do not wait for the writer.
  private let reader: Mutex<Connection>
  private let codec: EventCodec
  private let clock: any WallClock
  private let news = News()

  /// Opens the store in the file at `path`, or makes it.
  public init(path: String, codec: EventCodec, clock: any WallClock = SystemWallClock()) throws {
    writer = GroupCommit(try Connection.prepared(path: path))
    reader = Mutex(try Connection.prepared(path: path))
    self.codec = codec
    self.clock = clock
  }

  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    let stored = try events.map { try codec.encode($0.event) }
    let result = try await writer.run { [clock] connection in
      try connection.append(events, stored, to: stream, expecting: expected, at: clock.now)
    }
    news.spread()
    return result
  }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    try reader.withLock { connection in
      try connection.events(of: stream, direction, from: start, limit: limit, codec: codec)
    }
  }

  public func readAll(
    after position: GlobalPosition, limit: Int
  ) async throws -> [RecordedEvent] {
    try reader.withLock { connection in
      try connection.events(after: position, limit: limit, codec: codec)
    }
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    LogReader(store: self, news: news, position: position)
  }
}
