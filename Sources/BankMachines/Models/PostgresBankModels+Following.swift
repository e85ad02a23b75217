import BankServer
import EventSourcing
import Foundation
import ManyMachines
import Postgres
import ReadModels
import Synchronization

extension PostgresBankModels {
  /// How long new events are gathered: a page costs a transaction for each model, however short it is.
  private static let gathering = Duration.milliseconds(5)

  /// The number of failures in a row after which the models count as stopped while they wait.
  private static let failureLimit = 4

  /// Creates missing tables, and learns how far the models are. They are in the log's database, so they
  /// are always those of the log.
  func open(for store: any EventStore) async throws {
    guard !state.withLock({ $0.isOpen }) else { return }
    try await withSession { session in
      for result in try await session.send(SharedModels.installation) { _ = try result.get() }
      let standings = ModelStandings(try await session.run(ModelStandings.query))
      try await standings.note(in: models, log: store)
    }
    state.withLock { $0.isOpen = true }
  }

  /// Brings the models to the end of the log, or waits until another bank has done so.
  func catchUp(with store: any EventStore) async throws {
    try await open(for: store)
    try await withSession { session in
      let keeper = keeper(on: session) { _ in }
      while try await keeper.step(store) == .waiting {
        let running = models.filter { !$0.hasStopped }
        guard let position = running.map(\.position).min() else { return }
        let log = store.skipping { _ in true }
        guard try await !log.readAll(after: position, limit: 1).isEmpty else { return }
        try await Task.sleep(for: interval)
      }
      try await keeper.giveUp()
    }
  }

  /// Keeps the models, or follows the bank that does, until the task is cancelled; then it gives the
  /// lease back.
  ///
  /// It looks for the primary every second at least, whatever `backOff` says: queries wait for it.
  func follow(
    _ store: any EventStore, backOff: BackOff, report: @escaping @Sendable (String) -> Void
  ) async {
    let task = Task { await keepFollowing(store, report) }
    state.withLock { $0.following.append(task) }
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }

  private func keepFollowing(
    _ store: any EventStore, _ report: @escaping @Sendable (String) -> Void
  ) async {
    let backOff = BackOff(cap: .seconds(1))
    while !Task.isCancelled {
      let before = models.map(\.position)
      do {
        try await open(for: store)
        try await withSession { try await followOnce(store, on: $0, report) }
      } catch {
        guard !Task.isCancelled else { return }
        let failures = state.withLock { state in
          state.failures = models.map(\.position) == before ? state.failures + 1 : 1
          return state.failures
        }
        if failures >= Self.failureLimit {
          for model in models where !model.hasStopped { model.progress.stop(because: error) }
        }
        report("the read models try again after: \(error)")
        try? await backOff.wait(after: failures)
      }
    }
  }

  /// Does what is to be done each time something may have changed, until the task is cancelled.
  ///
  /// - Throws: errors of the log and of the session.
  private func followOnce(
    _ store: any EventStore, on session: any PostgresSession,
    _ report: @escaping @Sendable (String) -> Void
  ) async throws {
    let keeper = keeper(on: session, report)
    // It listens before it reads: what changes in between is notified.
    let notifications = session.notifications()
    try await session.run("LISTEN \(SharedModels.channel)")
    try await giveBackLeft(on: session)
    let signals = ModelSignals(every: interval)
    try await withThrowingTaskGroup { group in
      group.addTask { await signals.forward(notifications, notFrom: keeper.holder) }
      group.addTask { await signals.remind() }
      defer { group.cancelAll() }
      do {
        try await follow(store, as: keeper, signals)
        guard Task.isCancelled else { throw ConnectionLost(reason: "the session has ended") }
        try await giveUp(keeper, on: session)
      } catch {
        let lease = await keeper.lastLease
        state.withLock { $0.left = lease }
        if Task.isCancelled { try await giveUp(keeper, on: session) }
        throw error
      }
    }
  }

  /// Gives the lease back; a program that ends doesn't wait long for a database that doesn't answer.
  private func giveUp(_ keeper: ModelKeeper, on session: any PostgresSession) async throws {
    let alarm = Task {
      try await Task.sleep(for: .seconds(2))
      await session.close()
    }
    defer { alarm.cancel() }
    try await keeper.giveUp()
  }

  private func follow(
    _ store: any EventStore, as keeper: ModelKeeper, _ signals: ModelSignals
  ) async throws {
    var watching: Task<Void, Never>?
    defer { watching?.cancel() }
    for await _ in signals.all {
      if watching != nil { try? await Task.sleep(for: Self.gathering) }
      let step = try await keeper.step(store)
      state.withLock { $0.failures = 0 }
      guard step == .kept else {
        watching?.cancel()
        watching = nil
        continue
      }
      // Only the keeper follows the log itself, and only from its end on.
      let end = models.map(\.position).max() ?? .start
      watching = watching ?? Task { await signals.follow(store, after: end) }
    }
  }

  /// Ends a lease that an earlier session of this bank had when it was lost.
  ///
  /// The next one then has a greater token, which keeps out what that session may still be doing.
  private func giveBackLeft(on session: any PostgresSession) async throws {
    guard let left = state.withLock({ $0.left }) else { return }
    try await LeaseTable(on: session).release(left)
    state.withLock { $0.left = nil }
  }

  private func keeper(
    on session: any PostgresSession, _ report: @escaping @Sendable (String) -> Void
  ) -> ModelKeeper {
    ModelKeeper(
      "\(ProcessInfo.processInfo.processIdentifier) \(UUID())", of: models, on: session,
      leaseDuration: leaseDuration, report: report)
  }

  /// Opens a session, calls `body` with it, and closes it.
  ///
  /// - Throws: errors of connecting, and those of `body`.
  private func withSession(_ body: (any PostgresSession) async throws -> Void) async throws {
    let session = PatientSession(session: try await connect(), patience: Self.patience)
    do {
      try await body(session)
    } catch {
      await session.close()
      throw error
    }
    await session.close()
  }
}
