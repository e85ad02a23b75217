public import EventSourcing
public import Foundation
public import ManyMachines
public import Messaging
import Postgres
import Synchronization

/// Checkpoints and leases of some slots, in the database of the log, for publishers on any number of
/// machines.
///
/// Each slot has a lease and a checkpoint. The publisher of several slots is at work when it has all of
/// their leases. The leases are those of `LeaseTable`: their time is the server's. The checkpoints have
/// the newest tokens, and the statement that moves them compares these.
public final class PostgresPublisherCheckpoints: PublisherCheckpoints {
  private struct Held {
    let token: Int
    let tokens: [Int]
    /// Up to where the slots were published when their leases were taken.
    let positions: [Int: GlobalPosition]
  }

  private let group: String
  private let slots: [Int]
  private let share: WorkShare
  private let handover: Duration
  private let session: ReopenedSession
  private let held = Mutex<Held?>(nil)

  private var names: [String] { slots.map { "\(group)/\($0)" } }

  /// - Parameter handover: How long a lease that another publisher has is waited for.
  /// - Precondition: There is at least one slot.
  init(
    of slots: [Int], sharing share: WorkShare, group: String, handover: Duration = .zero,
    session: ReopenedSession
  ) {
    precondition(!slots.isEmpty, "A publisher needs a slot.")
    self.group = group
    self.slots = slots
    self.share = share
    self.handover = handover
    self.session = session
  }

  /// Opens the checkpoints of `slots` in a database that has the tables of a log, and creates the table
  /// of messages that were set aside.
  ///
  /// - Throws: `PrimaryNotFound`, `PostgresError`, and `ConnectionLost`.
  public static func open(
    _ slots: [Int] = [0], sharing share: WorkShare = WorkShare(slotCount: 1),
    group: String = "publisher", in database: BankDatabase
  ) async throws -> PostgresPublisherCheckpoints {
    let session = ReopenedSession(database)
    try await install(on: session)
    return PostgresPublisherCheckpoints(of: slots, sharing: share, group: group, session: session)
  }

  /// Ends the session.
  public func close() async { await session.close() }

  /// Whether `event` is to be published with the leases that were taken last: its stream belongs to one
  /// of their slots, and it comes after the checkpoint of this slot.
  public func includes(_ event: RecordedEvent) -> Bool {
    guard let position = held.withLock({ $0?.positions[share.slot(of: event.stream)] }) else {
      return false
    }
    return event.position > position
  }

  public var progress: PublisherProgress {
    get async throws { try await session.use { try await self.progress(on: $0, of: self.names) } }
  }

  private func progress(
    on session: any PostgresSession, of names: [String]
  ) async throws -> PublisherProgress {
    let row = try await session.run(Self.progressQuery, .texts(names), .text(group)).first
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

  /// Takes the leases of all slots, or none of them.
  public func takeLease(
    for holder: String, until end: Date, at now: Date
  ) async throws -> PublisherLease {
    let duration = Duration.seconds(end.timeIntervalSince(now))
    let leases = try await leases(of: holder, for: duration)
    let positions = try await session.use { session in
      // From now on, no earlier holder can move the checkpoints.
      var positions: [Int: GlobalPosition] = [:]
      for (slot, lease) in zip(self.slots, leases) {
        positions[slot] = try await FencedCheckpoints(on: session).claim(lease)
      }
      return positions
    }
    let token = leases.map(\.token).max() ?? 0
    held.withLock {
      $0 = Held(token: token, tokens: leases.map(\.token), positions: positions)
    }
    return PublisherLease(holder: holder, token: token, end: end)
  }

  /// Waits for leases that another publisher is about to give back.
  private func leases(of holder: String, for duration: Duration) async throws -> [Lease] {
    let patience = ContinuousClock.now + handover
    while true {
      do {
        return try await session.use { try await self.leases(of: holder, for: duration, on: $0) }
      } catch let taken as LeaseTaken {
        guard ContinuousClock.now < patience else { throw taken }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }

  private func leases(
    of holder: String, for duration: Duration, on session: any PostgresSession
  ) async throws -> [Lease] {
    let table = LeaseTable(on: session)
    var leases: [Lease] = []
    for name in names {
      if let lease = try await table.acquire(name, holder: holder, for: duration) {
        leases.append(lease)
      } else {
        let other = try await progress(on: session, of: [name]).lease
        for lease in leases { try await table.release(lease) }
        throw LeaseTaken(
          lease: other ?? PublisherLease(holder: "another one", token: 0, end: .now))
      }
    }
    return leases
  }

  public func extend(_ lease: PublisherLease, until end: Date) async throws -> PublisherLease {
    let tokens = try tokens(of: lease)
    let duration = Duration.seconds(max(end.timeIntervalSinceNow, 0))
    return try await session.use { session in
      for (name, token) in zip(self.names, tokens) {
        let extended = try await LeaseTable(on: session)
          .acquire(name, holder: lease.holder, for: duration)
        // A greater token means that the lease had ended, and others may have had it in between.
        guard extended?.token == token else { throw LeaseLost() }
      }
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
        .texts(names), .integers(try tokens(of: lease)), .integer(position.rawValue), .text(group),
        .integers(messages.map(\.position.rawValue)), .texts(messages.map(\.eventID.description)),
        .texts(messages.map(\.stream.description)), .texts(messages.map(\.reason)),
        .integers(messages.map { Int($0.time.timeIntervalSince1970 * 1_000) }),
      ])
    guard try await session.run(statement).first?.boolean(0) == true else { throw LeaseLost() }
  }

  public func giveBack(_ lease: PublisherLease) async throws {
    let tokens = try tokens(of: lease)
    try await session.use { session in
      for (name, token) in zip(self.names, tokens) {
        try await LeaseTable(on: session)
          .release(Lease(name: name, holder: lease.holder, token: token))
      }
    }
  }

  /// The tokens of the slots' leases, in their order.
  ///
  /// - Throws: `LeaseLost`, when another lease was taken since.
  private func tokens(of lease: PublisherLease) throws(LeaseLost) -> [Int] {
    guard let held = held.withLock({ $0 }), held.token == lease.token else { throw LeaseLost() }
    return held.tokens
  }

  public func setAsideMessages(limit: Int) async throws -> [SetAsideMessage] {
    let statement = PostgresStatement(
      Self.setAsideQuery, parameters: [.text(group), .integer(max(limit, 0))])
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
  /// Creates the table of messages that were set aside.
  ///
  /// - Throws: `PrimaryNotFound`, `PostgresError`, and `ConnectionLost`.
  static func install(on session: ReopenedSession) async throws {
    try await session.use { session in
      for result in try await session.send(installation) { _ = try result.get() }
    }
  }

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

  /// The position before which all slots are published, and the lease that ends first.
  private static let progressQuery = """
    SELECT coalesce(min(coalesce(saved.position, 0)), 0)::bigint,
      (array_agg(held.holder ORDER BY held.expires_at))[1],
      (array_agg(held.token ORDER BY held.expires_at))[1],
      ceil(extract(epoch FROM min(held.expires_at) - clock_timestamp()) * 1000)::bigint,
      (SELECT count(*) FROM set_aside_messages WHERE publisher = $2)
    FROM unnest($1::text[]) AS slot (name)
      LEFT JOIN checkpoints AS saved ON saved.name = slot.name
      LEFT JOIN leases AS held ON held.name = slot.name
    """

  /// Unless all slots still have these tokens, nothing is changed.
  private static let saving = """
    WITH held AS (
      SELECT * FROM unnest($1::text[], $2::bigint[]) AS held (name, token)
    ), locked AS MATERIALIZED (
      SELECT saved.name FROM checkpoints AS saved JOIN held USING (name, token) FOR UPDATE OF saved
    ), moved AS (
      UPDATE checkpoints SET position = greatest(position, $3)
      WHERE name IN (SELECT name FROM locked)
        AND (SELECT count(*) FROM locked) = cardinality($1::text[])
      RETURNING name
    ), kept AS (
      INSERT INTO set_aside_messages
      SELECT $4, message.* FROM
        unnest($5::bigint[], $6::text[], $7::text[], $8::text[], $9::bigint[]) AS message
      WHERE EXISTS (SELECT FROM moved)
      ON CONFLICT DO NOTHING
    )
    SELECT count(*) > 0 FROM moved
    """

  private static let setAsideQuery = """
    SELECT position, event_id, stream, reason, time_ms FROM set_aside_messages
    WHERE publisher = $1 ORDER BY position DESC LIMIT $2
    """
}
