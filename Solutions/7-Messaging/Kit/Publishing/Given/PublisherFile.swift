public import EventSourcing
public import Foundation
import Persistence
import SQLite

/// Checkpoint and lease in a SQLite file, for publishers in any number of processes of one machine.
///
/// A commit does not wait for the disk: after a power failure some messages are sent again, with
/// the same ids.
public final class PublisherFile: PublisherCheckpoints {
  private let writer: GroupCommit<Void>

  /// Opens the file at `path`, or creates it. Its name is usually that of the log with `-publisher`
  /// at the end.
  ///
  /// - Throws: `StorageError`; then the file is unchanged.
  public init(path: String) throws {
    writer = GroupCommit(try Self.open(path))
  }

  private static func open(_ path: String) throws -> Connection {
    do {
      guard !path.isEmpty else { throw StorageError.noFile }
      let connection = try Connection(path: path)
      connection.waitForLocks(atMost: .seconds(5))
      try owner.claim(connection)
      try connection.execute("PRAGMA journal_mode = WAL")
      try connection.execute("PRAGMA synchronous = NORMAL")
      connection.watchPlace()
      return connection
    } catch let error as SQLiteError {
      throw StorageError(error)
    }
  }

  /// The letters "BANP" in the file's header.
  ///
  /// `lease_end` is in milliseconds since 1970; a lease that was given back ends at 0.
  private static let owner = FileOwner(
    applicationID: 0x4241_4E50, version: 1,
    tables: """
      CREATE TABLE publisher (
        row INTEGER PRIMARY KEY CHECK (row = 1),
        position INTEGER NOT NULL,
        holder TEXT NOT NULL,
        token INTEGER NOT NULL,
        lease_end INTEGER NOT NULL
      ) STRICT;
      INSERT INTO publisher VALUES (1, 0, '', 0, 0);
      CREATE TABLE set_aside (
        position INTEGER PRIMARY KEY,
        event_id TEXT NOT NULL,
        stream TEXT NOT NULL,
        reason TEXT NOT NULL,
        time INTEGER NOT NULL
      ) STRICT;
      """)

  public var progress: PublisherProgress {
    get async throws {
      try await writer.change { connection in
        let lease = try Self.lease(in: connection)
        return PublisherProgress(
          position: GlobalPosition(
            rawValue: try connection.integer("SELECT position FROM publisher")),
          lease: lease.end.milliseconds > 0 ? lease : nil,
          setAsideCount: try connection.integer("SELECT count(*) FROM set_aside"))
      }
    }
  }

  public func takeLease(
    for holder: String, until end: Date, at now: Date
  ) async throws -> PublisherLease {
    try await writer.change { connection in
      try connection.run(
        """
        UPDATE publisher SET holder = ?, token = token + 1, lease_end = ? WHERE lease_end <= ?
        """, .text(holder), .integer(end.milliseconds), .integer(now.milliseconds))
      let wasFree = connection.changeCount == 1
      let lease = try Self.lease(in: connection)
      guard wasFree else { throw LeaseTaken(lease: lease) }
      return lease
    }
  }

  private static func lease(in connection: Connection) throws -> PublisherLease {
    let leases = try connection.run("SELECT holder, token, lease_end FROM publisher") { row in
      PublisherLease(
        holder: row.text(0), token: row.integer(1), end: Date(milliseconds: row.integer(2)))
    }
    guard let lease = leases.first else { throw StorageError.damaged }
    return lease
  }

  public func extend(_ lease: PublisherLease, until end: Date) async throws -> PublisherLease {
    try await writer.change { connection in
      try Self.update(
        "lease_end = ?", [.integer(end.milliseconds)], holding: lease, in: connection)
      return try Self.lease(in: connection)
    }
  }

  public func save(
    _ position: GlobalPosition, settingAside messages: [SetAsideMessage],
    holding lease: PublisherLease
  ) async throws {
    try await writer.change { connection in
      try Self.update(
        "position = max(position, ?)", [.integer(position.rawValue)], holding: lease,
        in: connection)
      for message in messages {
        try connection.run(
          "INSERT OR IGNORE INTO set_aside VALUES (?, ?, ?, ?, ?)",
          .integer(message.position.rawValue), .text(message.eventID.description),
          .text(message.stream.description), .text(message.reason),
          .integer(message.time.milliseconds))
      }
    }
  }

  /// Changes the publisher's row, unless another one has taken the lease: the same statement that
  /// writes compares the token.
  private static func update(
    _ change: String, _ values: [SQLValue], holding lease: PublisherLease,
    in connection: Connection
  ) throws {
    try connection.run(
      "UPDATE publisher SET \(change) WHERE token = ?", values + [.integer(lease.token)])
    guard connection.changeCount == 1 else { throw LeaseLost() }
  }

  public func giveBack(_ lease: PublisherLease) async throws {
    try await writer.change { connection in
      try connection.run(
        "UPDATE publisher SET lease_end = 0 WHERE token = ?", .integer(lease.token))
    }
  }

  public func setAsideMessages(limit: Int) async throws -> [SetAsideMessage] {
    try await writer.change { connection in
      try connection.run(
        """
        SELECT position, event_id, stream, reason, time FROM set_aside
        ORDER BY position DESC LIMIT ?
        """, .integer(max(limit, 0))
      ) { row in
        guard let id = EventID(parsing: row.text(1)), let stream = StreamID(parsing: row.text(2))
        else { throw StorageError.damaged }
        return SetAsideMessage(
          eventID: id, position: GlobalPosition(rawValue: row.integer(0)), stream: stream,
          reason: row.text(3), time: Date(milliseconds: row.integer(4)))
      }
    }
  }
}
