public import EventSourcing
public import ReadModels

/// The read models of the bank, and its queries.
public struct ReadSide: Sendable {
  public let accounts = Projection<AccountList>()
  public let users = Projection<UserDirectory>()
  public let statements = Projection<Statements>()
  public let totals = Projection<BankTotals>()
  public let feed = Projection<EventFeed>()
  public let queries: Queries
  let store: any EventStore
  let clock: any Clock<Duration>
  let end = LogEnd()
  let opening = Opening()
  let patience: Duration
  private let commands = CoalescedWait()

  /// Creates the read models of `store`. A command waits at most `patience` until they include it.
  public init(
    store: any EventStore, patience: Duration = .seconds(2),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.store = store
    self.patience = patience
    self.clock = clock
    queries = Queries(
      accounts: accounts, users: users, statements: statements, totals: totals,
      patience: patience, clock: clock)
  }

  /// All projections.
  public var all: [any SettlingProjection] { [accounts, users, statements, totals, feed] }

  /// Brings all models to the end of the log, which they read together; one that can't get there
  /// keeps back no other.
  ///
  /// - Throws: the error of one that can't, when all others are there.
  public func catchUp() async throws {
    let log = SharedPages(store)
    let errors = await withTaskGroup(of: (any Error)?.self) { group in
      for projection in all {
        group.addTask {
          let log = log.skipping { !projection.needs($0) }
          do { try await projection.rebuild(from: log) } catch { return error }
          return nil
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    if let error = errors.compactMap(\.self).first { throw error }
  }

  /// Lets all models follow the log, until the task is cancelled.
  ///
  /// Each error after which one of them tries again is reported.
  public func follow(
    backOff: BackOff = BackOff(), report: @escaping @Sendable (String) -> Void = { _ in }
  ) async {
    await ProjectionGroup(all, backOff: backOff, report: report).follow(store)
  }

  /// Settles at `position`, together with other commands of the same moment.
  func settleCommand(at position: GlobalPosition) async {
    await commands.run(until: position, settle)
  }

  /// Returns when the models include everything up to `position`, or when the patience is over.
  ///
  /// The events are recorded whether the models include them or not. So this throws no error: a
  /// client would take one for a failed command.
  public func settle(at position: GlobalPosition) async {
    // BEGIN EXERCISE 6.5
    // starter: // Wait for all of the models at the same time, and ignore their errors.
    await withTaskGroup { group in
      for projection in all {
        group.addTask {
          try? await projection.wait(until: position, within: patience, clock: clock)
        }
      }
    }
    // END EXERCISE 6.5
  }
}

/// A projection that callers can wait for.
public protocol SettlingProjection: AnyProjection {
  func wait(
    until position: GlobalPosition, within limit: Duration, clock: any Clock<Duration>
  ) async throws
  func rebuild(from store: any EventStore) async throws
}

extension SettlingProjection {
  /// Whether it has met an event without which it can't go on.
  var hasStopped: Bool { trouble is PoisonousEvent || trouble is DamagedEvent }
}

extension Projection: SettlingProjection {}
