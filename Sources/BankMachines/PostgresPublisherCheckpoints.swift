public import EventSourcing
public import Foundation
import ManyMachines
public import Messaging
import Postgres

/// Checkpoint and lease in the database of the log, for publishers on any number of machines.
///
/// The lease is that of `LeaseTable`: its time is the server's. The checkpoint has the newest token, and
/// the statement that moves it compares the two.
public struct PostgresPublisherCheckpoints: PublisherCheckpoints {
  private let name: String
  private let session: ReopenedSession

  /// Opens the checkpoint `name` of a database that has the tables of a log, and creates the table of
  /// messages that were set aside.
  ///
  /// - Throws: `PrimaryNotFound`, `PostgresError`, and `ConnectionLost`.
  public static func open(
    _ name: String = "publisher", in database: BankDatabase
  ) async throws -> Self {
    let checkpoints = Self(name: name, session: ReopenedSession(database))
    try await checkpoints.session.use { session in
      for result in try await session.send(installation) { _ = try result.get() }
    }
    return checkpoints
  }

  /// Ends the session.
  public func close() async { await session.close() }

  public var progress: PublisherProgress {
    get async throws { try await session.use { try await progress(on: $0) } }
  }

  private func progress(on session: any PostgresSession) async throws -> PublisherProgress {
    let row = try await session.run(Self.progressQuery, .text(name)).first
    var lease: PublisherLease?
    // A lease that was given back has ended, too.
    if let row, row.integer(3) > 0 {
      let end = Date.now + Double(row.integer(3)) / 1_000
      lease = PublisherLease(holder: row.text(1), token: row.integer(2), end: end)
    }
    return PublisherProgress(
      position: GlobalPosition(rawValue: row?.integer(0) ?? 0), lease: lease,
      setAsideCount: row?.integer(4) ?? 0)
  }

  public func takeLease(
    for holder: String, until end: Date, at now: Date
  ) async throws -> PublisherLease {
    try await session.use { session in
      let duration = Duration.seconds(end.timeIntervalSince(now))
      guard
        let lease = try await LeaseTable(on: session)
          .acquire(name, holder: holder, for: duration)
      else {
        let other = try await progress(on: session).lease
        throw LeaseTaken(lease: other ?? PublisherLease(holder: "another one", token: 0, end: now))
      }
      do {
        // From now on, no earlier holder can move the checkpoint.
        _ = try await FencedCheckpoints(on: session).claim(lease)
      } catch is StaleLease {
        throw LeaseLost()
      }
      return PublisherLease(holder: holder, token: lease.token, end: end)
    }
  }

  public func extend(_ lease: PublisherLease, until end: Date) async throws -> PublisherLease {
    try await session.use { session in
      let held = try await LeaseTable(on: session)
        .acquire(name, holder: lease.holder, for: .seconds(max(end.timeIntervalSinceNow, 0)))
      // A greater token means that the lease had ended, and others may have had it in between.
      guard let held, held.token == lease.token else { throw LeaseLost() }
      return PublisherLease(holder: lease.holder, token: lease.token, end: end)
    }
  }

  /// It can be repeated after a lost answer. `FencedCheckpoints` would refuse that: it applies effects,
  /// and a second time would be one too many.
  public func save(
    _ position: GlobalPosition, settingAside messages: [SetAsideMessage],
    holding lease: PublisherLease
  ) async throws {
    let statement = PostgresStatement(
      Self.saving,
      parameters: [
        .text(name), .integer(position.rawValue), .integer(lease.token),
        .integers(messages.map(\.position.rawValue)), .texts(messages.map(\.eventID.description)),
        .texts(messages.map(\.stream.description)), .texts(messages.map(\.reason)),
        .integers(messages.map { Int($0.time.timeIntervalSince1970 * 1_000) }),
      ])
    guard try await session.run(statement).first?.boolean(0) == true else { throw LeaseLost() }
  }

  public func giveBack(_ lease: PublisherLease) async throws {
    try await session.use { session in
      try await LeaseTable(on: session)
        .release(Lease(name: name, holder: lease.holder, token: lease.token))
    }
  }

  public func setAsideMessages(limit: Int) async throws -> [SetAsideMessage] {
    let statement = PostgresStatement(
      Self.setAsideQuery, parameters: [.text(name), .integer(max(limit, 0))])
    return try await session.run(statement).compactMap { row in
      guard let id = EventID(parsing: row.text(1)), let stream = StreamID(parsing: row.text(2))
      else { return nil }
      let time = Date(timeIntervalSince1970: Double(row.integer(4)) / 1_000)
      return SetAsideMessage(
        eventID: id, position: GlobalPosition(rawValue: row.integer(0)), stream: stream,
        reason: row.text(3), time: time)
    }
  }
}

extension PostgresPublisherCheckpoints {
  /// Two publishers may start at the same time; one of them waits for the other.
  private static let installation = [
    PostgresStatement("BEGIN"),
    PostgresStatement("SELECT pg_advisory_xact_lock($1)", parameters: [.integer(lockKey)]),
    PostgresStatement(
      """
      CREATE TABLE IF NOT EXISTS set_aside_messages (
        publisher text COLLATE "C" NOT NULL,
        position bigint NOT NULL,
        event_id text NOT NULL,
        stream text NOT NULL,
        reason text NOT NULL,
        time_ms bigint NOT NULL,
        PRIMARY KEY (publisher, position)
      )
      """),
    PostgresStatement("COMMIT"),
  ]

  /// The letters "ASIDE".
  private static let lockKey = 0x41_5349_4445

  private static let progressQuery = """
    SELECT coalesce(saved.position, 0), held.holder, held.token,
      ceil(extract(epoch FROM held.expires_at - clock_timestamp()) * 1000)::bigint,
      (SELECT count(*) FROM set_aside_messages WHERE publisher = $1)
    FROM (SELECT) AS this
      LEFT JOIN checkpoints AS saved ON saved.name = $1
      LEFT JOIN leases AS held ON held.name = $1
    """

  /// Without a row with this token, nothing is inserted.
  private static let saving = """
    WITH moved AS (
      UPDATE checkpoints SET position = greatest(position, $2)
      WHERE name = $1 AND token = $3
      RETURNING name
    ), kept AS (
      INSERT INTO set_aside_messages
      SELECT moved.name, message.* FROM moved,
        unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::bigint[]) AS message
      ON CONFLICT DO NOTHING
    )
    SELECT count(*) = 1 FROM moved
    """

  private static let setAsideQuery = """
    SELECT position, event_id, stream, reason, time_ms FROM set_aside_messages
    WHERE publisher = $1 ORDER BY position DESC LIMIT $2
    """
}
