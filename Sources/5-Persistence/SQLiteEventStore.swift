public import EventSourcing
import Foundation
import SQLite
import Synchronization

/// An event store in one SQLite file.
public final class SQLiteEventStore: EventStore {
  private let connection: Mutex<Connection>
  private let codec: EventCodec
  private let clock: any WallClock
  private let news = News()

  /// Opens the store in the file at `path`, or makes it; `:memory:` is one without a file.
  public init(path: String, codec: EventCodec, clock: any WallClock = SystemWallClock()) throws {
    connection = Mutex(try Connection.prepared(path: path))
    self.codec = codec
    self.clock = clock
  }

  @discardableResult
  public func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    let stored = try events.map { try codec.encode($0.event) }
    let result = try connection.withLock { connection in
      let now = clock.now
      return try connection.write {
        try connection.append(events, stored, to: stream, expecting: expected, at: now)
      }
    }
    news.spread()
    return result
  }

  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    try connection.withLock { connection in
      try connection.events(of: stream, direction, from: start, limit: limit, codec: codec)
    }
  }

  public func readAll(
    after position: GlobalPosition, limit: Int
  ) async throws -> [RecordedEvent] {
    try connection.withLock { connection in
      try connection.events(after: position, limit: limit, codec: codec)
    }
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    LogReader(store: self, news: news, position: position)
  }
}
