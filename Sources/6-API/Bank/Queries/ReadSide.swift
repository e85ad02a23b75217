public import EventSourcing
public import ReadModels

/// The read models of the bank, and all that is asked of them.
public struct ReadSide: Sendable {
  public let accounts = Projection<AccountList>()
  public let users = Projection<UserDirectory>()
  public let statements = Projection<Statements>()
  public let totals = Projection<BankTotals>()
  public let feed = Projection<EventFeed>()
  public let queries: Queries
  private let store: any EventStore
  private let patience: Duration
  private let clock: any Clock<Duration>
  private let commands = CoalescedWait()

  /// The read models of `store`. Whoever has written waits at most for `patience` until it can be read.
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

  /// All projections, whatever they are about.
  public var all: [any SettlingProjection] { [accounts, users, statements, totals, feed] }

  /// Brings all models to the end of the log.
  ///
  /// - Throws: what stops the first of them, and what the store throws.
  public func catchUp() async throws {
    for projection in all { try await projection.rebuild(from: store) }
  }

  /// Lets all models follow the log, until the task is cancelled.
  public func follow() async { await Projections(all).follow(store) }

  /// Settles at `position`, together with others that have written at the same moment.
  func settleCommand(at position: GlobalPosition) async {
    await commands.run(until: position, settle)
  }

  /// Returns when everything up to `position` can be read, or when the patience is over.
  ///
  /// What was written is written, whether it can be read or not. So this has no error to tell: a
  /// client who heard of one would believe that nothing was done.
  public func settle(at position: GlobalPosition) async {
    // BEGIN EXERCISE 6.5
    // All of the models, at the same time, and none of their errors.
    // END EXERCISE 6.5
  }
}

/// A projection that can be waited for.
public protocol SettlingProjection: AnyProjection {
  var position: GlobalPosition { get }
  func wait(
    until position: GlobalPosition, within limit: Duration, clock: any Clock<Duration>
  ) async throws
  func rebuild(from store: any EventStore) async throws
}

extension Projection: SettlingProjection {}
