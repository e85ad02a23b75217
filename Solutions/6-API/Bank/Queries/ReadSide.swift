public import EventSourcing
public import ReadModels

/// The read models of the bank, and its queries.
public struct ReadSide: Sendable {
  public let models: any BankModels
  public let queries: any BankQueries
  let store: any EventStore
  let clock: any Clock<Duration>
  let end = LogEnd()
  let opening = Opening()
  let patience: Duration
  let writes = RecentWrites()
  /// The queries that wait for writes.
  let waiting = CoalescedWait()

  /// Creates the read side of `store`. A query waits at most `patience` for what it has to show.
  public init(
    store: any EventStore, models: any BankModels = InMemoryModels(),
    patience: Duration = .seconds(2), clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.store = store
    self.models = models
    self.patience = patience
    self.clock = clock
    queries = models.queries(patience: patience, clock: clock)
  }

  /// All projections.
  public var all: [any SettlingProjection] { models.all }

  /// Brings all models to the end of the log; one that can't get there doesn't stop the others.
  ///
  /// - Throws: the error of one that can't, when all others are there.
  public func catchUp() async throws { try await models.catchUp(with: store) }

  /// Lets all models follow the log, until the task is cancelled.
  ///
  /// Each error after which one of them tries again is reported.
  public func follow(
    backOff: BackOff = BackOff(), report: @escaping @Sendable (String) -> Void = { _ in }
  ) async {
    await models.follow(store, backOff: backOff, report: report)
  }

  /// Waits until all models include everything up to `position`, or until the patience is over.
  ///
  /// It throws nothing: an older answer is better than none.
  public func settle(at position: GlobalPosition) async {
    // BEGIN EXERCISE 6.5
    // starter: // Wait for all models at the same time, and drop the error of each.
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
