import EventSourcing
import SQLite

/// Reads events on threads of their own, so that a long read delays neither a short one nor any
/// other task.
///
/// Each read begins on a connection for short reads. After ``shortTurn`` events it goes on in turns
/// on another connection, which long reads share.
final class StoreReaders: Sendable {
  let short: ConnectionPool
  let long: ConnectionPool

  /// The number of events that a read gets before it counts as a long one.
  static let shortTurn = 128
  /// The number of events that a long read gets before another one has its turn.
  static let longTurn = 1_000

  typealias Turn =
    @Sendable (
      _ table: EventTable, _ last: UndecodedEvent?, _ count: Int
    ) throws -> [UndecodedEvent]

  /// Opens the connections, each with `open`.
  ///
  /// - Throws: errors of `open`.
  init(open: () throws -> sending Connection) throws {
    short = try ConnectionPool(count: 2, open: open)
    long = try ConnectionPool(count: 2, open: open)
  }

  /// Reads at most `limit` events, turn by turn.
  ///
  /// `next` reads at most `count` of the events that follow `last`; `nil` is before the first one.
  /// Events never change, so turns at different moments fit together.
  ///
  /// - Throws: ``StorageError``.
  func events(limit: Int, next: @escaping Turn) async throws -> [UndecodedEvent] {
    var events: [UndecodedEvent] = []
    while true {
      let count = min(limit - events.count, events.isEmpty ? Self.shortTurn : Self.longTurn)
      let last = events.last
      let turn = try await (last == nil ? short : long).run { connection in
        try next(EventTable(connection: connection), last, count)
      }
      events += turn
      guard turn.count == count, events.count < limit else { return events }
    }
  }
}
