public import EventSourcing
public import Postgres

/// A projection into tables of PostgreSQL that several processes run, and only one at a time.
///
/// Each event takes effect once: the checkpoint and the effects are written together, and only by the
/// newest holder of the lease.
public struct SharedProjection: Sendable {
  /// The statements that apply one event; none when it doesn't matter to the projection.
  ///
  /// The parameters hold values, and no results of earlier reads, which may be out of date: write
  /// `balance = balance + $2`.
  public typealias Effects = @Sendable (RecordedEvent) throws -> [PostgresStatement]

  /// The result of one step.
  public enum Step: Hashable, Sendable {
    /// Another process has the lease.
    case waiting
    /// It has applied a page with this many events; 0 means that it has reached the end of the log.
    case applied(Int)
  }

  public let name: String
  public let holder: String
  private let log: any EventStore
  private let leases: LeaseTable
  private let checkpoints: FencedCheckpoints
  private let leaseDuration: Duration
  private let pageSize: Int
  private let effects: Effects
  /// The lease, and the position up to which its holder has applied the log.
  private var held: (lease: Lease, position: GlobalPosition)?

  /// Creates a projection whose lease and checkpoint have this name.
  ///
  /// The holder is this process with this session: no other one has its name, or has had it before. What
  /// a lost session has sent may still arrive, and only the greater token of another holder refuses it.
  ///
  /// The session is with the database that has the projection's tables.
  public init(
    _ name: String, of log: any EventStore, on session: any PostgresSession, holder: String,
    leaseDuration: Duration = .seconds(10), pageSize: Int = 500, effects: @escaping Effects
  ) {
    self.name = name
    self.holder = holder
    self.log = log
    self.leaseDuration = leaseDuration
    self.pageSize = pageSize
    self.effects = effects
    leases = LeaseTable(on: session)
    checkpoints = FencedCheckpoints(on: session)
  }

  /// Takes or renews the lease, and applies the next page of the log.
  ///
  /// After an error, the next step reads the checkpoint again: what it remembers may be wrong then.
  ///
  /// - Throws: ``StaleLease`` when another process has taken over meanwhile, and errors of the log, of
  ///   the effects and of the session.
  public mutating func step() async throws -> Step {
    let known = held
    held = nil
    guard let lease = try await leases.acquire(name, holder: holder, for: leaseDuration) else {
      return .waiting
    }
    let position: GlobalPosition
    if let known, known.lease == lease {
      position = known.position
    } else {
      position = try await checkpoints.claim(lease)
    }
    let page = try await log.readAll(after: position, limit: pageSize)
    if let last = page.last {
      try await checkpoints.move(
        to: last.position, holding: lease, running: try page.flatMap(effects))
    }
    held = (lease, page.last?.position ?? position)
    return .applied(page.count)
  }

  /// Ends the lease, so that another process can go on at once.
  ///
  /// - Throws: errors of the session. The lease then ends by itself.
  public mutating func giveUp() async throws {
    guard let lease = held?.lease else { return }
    held = nil
    try await leases.release(lease)
  }
}
