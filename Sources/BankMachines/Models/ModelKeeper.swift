import EventSourcing
import Events
import ManyMachines
import Postgres
import ReadModels

/// One session's part in the keeping of the read models: it takes the lease when it is free, and then
/// applies the log to all of them.
///
/// There is one lease, and a checkpoint for each model: an event that can't be applied stops only the
/// models that need it. The token of the lease fences all checkpoints.
actor ModelKeeper {
  /// The result of one step.
  enum Step: Hashable, Sendable {
    /// Another bank keeps the models, and this one knows how far they are.
    case waiting
    /// This one keeps them, and they are at the end of the log.
    case kept
  }

  /// No other keeper has this name, also not one on another session of this process: what an earlier
  /// session has sent may still be under way.
  nonisolated let holder: String
  /// The newest lease that it has had. It may be lost.
  private(set) var lastLease: Lease?

  private let models: [PostgresModel]
  private let session: any PostgresSession
  private let leaseDuration: Duration
  private let report: @Sendable (String) -> Void
  private let leases: LeaseTable
  private let checkpoints: FencedCheckpoints
  /// The lease that it has, as far as it knows.
  private var held: Lease?
  private var renewal = ContinuousClock.now

  private static let pageSize = 1_000

  init(
    _ holder: String, of models: [PostgresModel], on session: any PostgresSession,
    leaseDuration: Duration, report: @escaping @Sendable (String) -> Void
  ) {
    self.holder = holder
    self.models = models
    self.session = session
    self.leaseDuration = leaseDuration
    self.report = report
    leases = LeaseTable(on: session)
    checkpoints = FencedCheckpoints(on: session)
  }

  /// Brings the models to the end of the log, if nobody else keeps them; else learns how far they are.
  ///
  /// - Throws: errors of the log and of the session. Then begin with another session.
  func step(_ log: any EventStore) async throws -> Step {
    if held == nil {
      let standings = ModelStandings(try await session.run(ModelStandings.query))
      try await standings.note(in: models, log: log)
      // An attempt to take the lease writes to the disk, also an unsuccessful one; a look doesn't.
      guard standings.isLeaseFree else { return .waiting }
    }
    do {
      while try await keepLease(log) {
        guard try await applyPage(of: log) else { return .kept }
      }
    } catch is StaleLease {
      // It was paused for longer than its lease. Nothing was written.
      held = nil
    }
    return .waiting
  }

  /// Ends the lease, so that another bank goes on at once.
  ///
  /// - Throws: errors of the session. The lease then ends by itself.
  func giveUp() async throws {
    held = nil
    guard let lease = lastLease else { return }
    try await leases.release(lease)
    try await notify()
  }

  /// Tells other banks that the models have changed, or their lease.
  ///
  /// The moves say nothing: a notification holds a lock of the whole server until its commit, and an
  /// append holds it as well.
  private func notify() async throws {
    try await session.run(
      "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)",
      .text(SharedModels.channel), .text(holder))
  }
}

// MARK: - The lease

extension ModelKeeper {
  /// Takes the lease, or renews it when a third of its duration is over.
  ///
  /// Returns whether it has the lease.
  private func keepLease(_ log: any EventStore) async throws -> Bool {
    let now = ContinuousClock.now
    if held != nil, renewal.duration(to: now) < leaseDuration / 3 { return true }
    let known = held
    held = nil
    guard
      let lease = try await leases.acquire(
        SharedModels.lease, holder: holder, for: leaseDuration)
    else { return false }
    lastLease = lease
    if lease == known { await retryDamaged(log) } else { try await claim(lease) }
    (held, renewal) = (lease, now)
    return true
  }

  /// Lets the models go on that have stopped before a damaged event, if it can be read by now.
  private func retryDamaged(_ log: any EventStore) async {
    for model in models where model.trouble is DamagedEvent {
      if (try? await log.readAll(after: model.position, limit: 1)) != nil {
        model.note(model.position)
      }
    }
  }

  /// Fences earlier keepers out, and learns how far they have come.
  private func claim(_ lease: Lease) async throws {
    for model in models { model.note(try await checkpoints.claim(part(of: lease, for: model))) }
  }

  /// The lease as the one of a model's checkpoint.
  private func part(of lease: Lease, for model: PostgresModel) -> Lease {
    Lease(name: model.kind.checkpoint, holder: lease.holder, token: lease.token)
  }
}

// MARK: - The log

extension ModelKeeper {
  private var running: [PostgresModel] { models.filter { !$0.hasStopped } }

  /// Applies the next page to the models that are least far; returns `false` at the end of the log.
  ///
  /// The page ends where others stand, so that from there on they read the log together.
  private func applyPage(of log: any EventStore) async throws -> Bool {
    let running = running
    guard let start = running.map(\.position).min() else { return false }
    let group = running.filter { $0.position == start }
    do {
      var page = try await log.readAll(after: start, limit: Self.pageSize)
      if let others = running.map(\.position).filter({ $0 > start }).min() {
        let part = page.prefix { $0.position <= others }
        if !part.isEmpty { page = Array(part) }
      }
      guard !page.isEmpty else { return false }
      try await withThrowingTaskGroup { [page] tasks in
        for model in group { tasks.addTask { try await self.apply(page, to: model) } }
        try await tasks.waitForAll()
      }
    } catch let damaged as DamagedEvent {
      for model in group { try await pass(damaged, by: model) }
    }
    try await notify()
    return true
  }

  /// Applies a page to `model`, up to an event that it can't apply.
  ///
  /// It finds the event by halves. Only one event alone is known to be the one.
  private func apply(_ page: [RecordedEvent], to model: PostgresModel) async throws {
    guard let last = page.last else { return }
    guard let reason = try await reasonNot(toApply: page, upTo: last, model) else {
      return model.note(last.position)
    }
    if page.count == 1 {
      let poison = PoisonousEvent(model: model.name, event: last, reason: reason)
      return try await stop(model, at: last.position, because: poison)
    }
    try await apply(Array(page.prefix(page.count / 2)), to: model)
    guard !model.hasStopped else { return }
    try await apply(Array(page.dropFirst(page.count / 2)), to: model)
  }

  /// Applies a page to `model`, with its checkpoint; returns the error when it can't be applied, and
  /// then nothing has changed.
  private func reasonNot(
    toApply page: [RecordedEvent], upTo last: RecordedEvent, _ model: PostgresModel
  ) async throws -> (any Error)? {
    let effects: [PostgresStatement]
    do { effects = try model.kind.effects(of: page) } catch { return error }
    do {
      try await move(model, to: last.position, running: effects)
      return nil
    } catch let error as PostgresError where error.isAboutValues {
      return error.code == "22003" ? MoneyError.overflow : error
    }
  }

  private func move(
    _ model: PostgresModel, to position: GlobalPosition, running effects: [PostgresStatement]
  ) async throws {
    guard let held else { throw StaleLease(name: SharedModels.lease) }
    try await checkpoints.move(
      to: position, holding: part(of: held, for: model), running: [Self.cheaply] + effects)
  }

  /// The commit of the move then waits neither for the disk nor for a standby.
  ///
  /// That is safe: a crash takes effects and checkpoint together or not at all, and what it takes is
  /// read from the log again. The lease and the claims do wait: a token must not come twice.
  private static let cheaply = PostgresStatement(
    "SELECT set_config('synchronous_commit', 'off', true)")
}

// MARK: - Events that stop a model

extension ModelKeeper {
  /// Stops `model` before `damaged` if it needs that event, and else lets it go on after it.
  private func pass(_ damaged: DamagedEvent, by model: PostgresModel) async throws {
    if model.kind.needs(damaged) {
      try await stop(model, at: damaged.position, because: damaged)
    } else {
      try await move(model, to: damaged.position, running: [])
      model.note(damaged.position)
    }
  }

  /// Stops `model`, and tells all banks why.
  private func stop(
    _ model: PostgresModel, at position: GlobalPosition, because error: any Error
  ) async throws {
    guard let held else { throw StaleLease(name: SharedModels.lease) }
    let reason = (error as? PoisonousEvent).map { "\($0.reason)" } ?? "\(error)"
    try await session.run(
      """
      INSERT INTO read_troubles (model, position, is_poison, reason)
      SELECT name, $3, $4, $5 FROM checkpoints WHERE name = $1 AND token = $2
      ON CONFLICT (model) DO UPDATE SET
        position = excluded.position, is_poison = excluded.is_poison, reason = excluded.reason
      """, .text(model.kind.checkpoint), .integer(held.token), .integer(position.rawValue),
      .boolean(error is PoisonousEvent), .text(reason.escapingNUL))
    model.note(model.position, trouble: error)
    report("the read model '\(model.name)' has stopped: \(error)")
  }
}

extension PostgresError {
  /// Whether the same statement fails again: a value is out of range, or not allowed.
  fileprivate var isAboutValues: Bool { ["22", "23"].contains(code.prefix(2)) }
}
