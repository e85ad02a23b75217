import EventSourcing
import SQLite

/// Reads events on separate threads, so that a long read delays neither a short one nor any other
/// task.
///
/// Each read begins on a connection for short reads. After ``shortCount`` events it goes on, on
/// another connection, which only long reads wait for.
final class StoreReaders: Sendable {
  let short: ConnectionPool
  let long: ConnectionPool

  /// The number of events that a read gets before it counts as a long one.
  static let shortCount = 128

  /// Reads at most `limit` of the events that follow `last`; `nil` is before the first one.
  typealias Part =
    @Sendable (
      _ table: EventTable, _ last: UndecodedEvent?, _ limit: Int?
    ) throws -> [UndecodedEvent]

  /// Opens the connections, each with `open`.
  ///
  /// - Throws: errors of `open`.
  init(open: () throws -> sending Connection) throws {
    short = try ConnectionPool(count: 2, open: open)
    long = try ConnectionPool(count: 2, open: open)
  }

  /// Reads at most `limit` events, in one or two parts.
  ///
  /// Events never change, so parts that are read at different moments fit together.
  ///
  /// - Throws: ``StorageError``.
  func events(limit: Int?, reading part: @escaping Part) async throws -> [UndecodedEvent] {
    let count = min(limit ?? .max, Self.shortCount)
    let first = try await short.run { try part(EventTable(connection: $0), nil, count) }
    guard count < limit ?? .max, first.count == count, let last = first.last else { return first }
    let rest = try await long.run { connection in
      try part(EventTable(connection: connection), last, limit.map { $0 - count })
    }
    return first + rest
  }
}
