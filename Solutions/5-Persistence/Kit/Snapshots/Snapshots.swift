import Dispatch
public import EventSourcing
import Foundation
import SQLite
import Synchronization

/// The snapshots in the bank's file.
public final class Snapshots: Sendable {
  /// Reads don't wait for a save, which waits for all other writers of the file.
  let connection: Mutex<Connection>
  private let writer: Mutex<Connection>
  private let queue = DispatchQueue(label: "snapshots")

  /// Opens the file at `path`. Losing a snapshot does no harm, so commits don't wait for a sync.
  ///
  /// - Throws: ``StorageError``; then the file is unchanged.
  public init(
    path: String, options: StorageOptions = StorageOptions(durability: .normal)
  ) throws {
    connection = Mutex(try Connection.eventStore(at: path, options))
    writer = Mutex(try Connection.eventStore(at: path, options))
  }

  /// Calls `body`, which may save snapshots, on a separate thread.
  func apart<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value
  {
    try await withCheckedThrowingContinuation { answer in
      queue.async { answer.resume(with: Result { try body() }) }
    }
  }

  /// Saves `snapshot`; replaces one of the same version, and keeps those of other versions.
  ///
  /// - Throws: ``StorageError``, and `EncodingError`.
  public func save<Subject: Snapshotted>(
    _ snapshot: Snapshot<Subject.State>, of subject: Subject.Type, in stream: StreamID
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let state = String(decoding: try encoder.encode(snapshot.state), as: UTF8.self)
    try writer.withLock { connection in
      try withStorageErrors {
        try connection.run(
          """
          INSERT OR REPLACE INTO snapshots (stream, version, last_event_id, shape, state)
          VALUES (?, ?, ?, ?, ?)
          """,
          .text(stream.description), .integer(snapshot.version),
          .text(snapshot.lastEventID.description), .integer(Subject.stateShape), .text(state))
      }
    }
  }

  /// Returns the newest snapshot of `stream` that this program can read, at or before `version`.
  ///
  /// `nil` when there is none, and also when the newest one is damaged: the events are still
  /// there.
  ///
  /// - Throws: ``StorageError``.
  public func newest<Subject: Snapshotted>(
    of subject: Subject.Type, in stream: StreamID, upTo version: Int = .max
  ) throws -> Snapshot<Subject.State>? {
    // BEGIN EXERCISE 5.12
    // starter: // Of this stream and this shape, not after `version`, and the newest of those.
    // starter: throw Unfinished("5.12")
    let row = try connection.withLock { connection in
      try withStorageErrors {
        try connection.run(
          """
          SELECT version, last_event_id, state FROM snapshots
          WHERE stream = ? AND version <= ? AND shape = ? ORDER BY version DESC LIMIT 1
          """, .text(stream.description), .integer(version), .integer(Subject.stateShape)
        ) { (version: $0.integer(0), id: $0.text(1), state: $0.text(2)) }.first
      }
    }
    guard let row, let id = EventID(parsing: row.id),
      let state = try? JSONDecoder().decode(Subject.State.self, from: Data(row.state.utf8))
    else { return nil }
    return Snapshot(version: row.version, lastEventID: id, state: state)
    // END EXERCISE 5.12
  }

  /// Returns the version of the newest snapshot of each stream, for the `limit` streams with the
  /// highest versions.
  ///
  /// - Throws: ``StorageError``.
  public func newestVersions(limit: Int) async throws -> [(stream: StreamID, version: Int)] {
    // It looks at every snapshot.
    try await apart { [self] in
      try writer.withLock { connection in
        try withStorageErrors {
          try connection.run(
            """
            SELECT stream, max(version) FROM snapshots GROUP BY stream
            ORDER BY max(version) DESC LIMIT ?
            """, .integer(limit)
          ) { row in
            // One that names no stream is as good as none, as a damaged state is.
            row.validText(0).flatMap { StreamID(parsing: $0) }
              .map { (stream: $0, version: row.integer(1)) }
          }.compactMap { $0 }
        }
      }
    }
  }

  /// Removes all snapshots; that costs only time.
  ///
  /// - Throws: ``StorageError``.
  public func removeAll() throws {
    try writer.withLock { connection in
      try withStorageErrors { try connection.run("DELETE FROM snapshots") }
    }
  }
}
