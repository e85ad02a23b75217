import EventSourcing
package import Foundation
import InMemoryStore
import SQLite

/// An encoded event, ready to be inserted.
struct EventRow: Sendable {
  let id: EventID
  let stored: EventCodec.Stored
  let metadata: EventMetadata
}

/// The table of events in a file, used within a transaction that the caller opens.
struct EventTable {
  let connection: Connection
  private let chain: HashChain

  init(connection: Connection) {
    self.connection = connection
    chain = HashChain(in: connection)
  }
}

extension EventTable {
  /// Appends `events`, or throws the reason why not.
  ///
  /// It checks little before it writes: the constraints of the table enforce the rules. Only when
  /// the database rejects a row, it looks for the reason.
  ///
  /// - Throws: `VersionConflict`, `EventIDConflict`, and `SQLiteError`; then nothing was appended.
  func append(
    _ events: [EventRow], to stream: StreamID, expecting expected: ExpectedVersion, at time: Date
  ) throws -> AppendResult {
    guard !events.isEmpty else { return try whereabouts(of: stream) }
    do {
      // No stream is that long, and counting on from there would overflow `Int`.
      if case .exactly(let last) = expected, last > .max - events.count {
        throw VersionConflict(stream: stream, expected: expected, actual: try version(of: stream))
      }
      return try connection.savepoint {
        try record(events, in: stream, expecting: expected, at: time)
      }
    } catch {
      guard error is VersionConflict || (error as? SQLiteError)?.code.primary == .constraint else {
        throw error
      }
      if let earlier = try repeated(events, in: stream) { return earlier }
      throw try reason(for: error, in: stream, expecting: expected)
    }
  }

  /// Inserts the rows at the versions after the expected one.
  ///
  /// - Throws: `VersionConflict` when the stream is visibly not at the expected version, and
  ///   `SQLiteError` when the database rejects a row.
  private func record(
    _ events: [EventRow], in stream: StreamID, expecting expected: ExpectedVersion, at time: Date
  ) throws -> AppendResult {
    // BEGIN EXERCISE 5.7
    // After which version? `insert` writes one row; the last one gives the position.
    throw Unfinished("5.7")
    // END EXERCISE 5.7
  }

  /// Returns the error to throw for rejected events that are not in the log already.
  private func reason(
    for error: any Error, in stream: StreamID, expecting expected: ExpectedVersion
  ) throws -> any Error {
    // BEGIN EXERCISE 5.7
    // Which of the database's errors mean that another writer was first?
    return error
    // END EXERCISE 5.7
  }

  private func insert(
    _ event: EventRow, in stream: StreamID, version: Int, at time: Date
  ) throws {
    try chain.insert([
      .text(stream.description), .integer(version), .text(event.id.description),
      .text(event.stored.typeName.rawValue), .integer(event.stored.shape),
      .text(event.stored.data), .text(event.metadata.correlationID?.rawValue),
      .text(event.metadata.causationID?.rawValue), .integer(time.microseconds),
    ])
  }
}

extension EventTable {
  /// Returns the result of the first append when `events` repeat it; `nil` for new events.
  ///
  /// - Throws: `EventIDConflict` when an id is taken, but not by a repetition of this append.
  private func repeated(_ events: [EventRow], in stream: StreamID) throws -> AppendResult? {
    // BEGIN EXERCISE 5.8
    // What is the place of each id? `place` knows.
    return nil
    // END EXERCISE 5.8
  }

  /// The place of an event in the log.
  private struct Place {
    let id: EventID
    let stream: String
    let version: Int
    let position: GlobalPosition
  }

  /// Returns the place of the event with this id; `nil` when it was never appended.
  ///
  /// Another program may have written the id in capitals.
  private func place(of id: EventID) throws -> Place? {
    try connection.run(
      """
      SELECT stream, version, position FROM events WHERE id = ?1
      UNION ALL
      SELECT stream, version, position FROM events WHERE id <> lower(id) AND lower(id) = ?1
      """, .text(id.description)
    ) { row in
      Place(
        id: id, stream: row.text(0), version: row.integer(1),
        position: GlobalPosition(rawValue: row.integer(2)))
    }.first
  }

  /// Returns the number of events in `stream`.
  private func version(of stream: StreamID) throws -> Int {
    try connection.integer(
      "SELECT max(version) FROM events WHERE stream = ?", .text(stream.description))
  }

  /// Returns the result of an empty append: the current version and position.
  private func whereabouts(of stream: StreamID) throws -> AppendResult {
    AppendResult(
      version: try version(of: stream),
      position: GlobalPosition(
        rawValue: try connection.integer("SELECT max(position) FROM events")))
  }
}

extension Date {
  /// Whole microseconds since 1970, the same number on every system.
  package var microseconds: Int { Int((timeIntervalSince1970 * 1_000_000).rounded()) }

  package init(microseconds: Int) {
    self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000)
  }
}
