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

  /// Brings all models to the end of the log; one that can't get there keeps back no other.
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

  /// Returns when the models include everything up to `position`, or when the patience is over.
  ///
  /// A model that is behind is no reason to refuse an answer: an old one is better than none. So this
  /// throws no error.
  public func settle(at position: GlobalPosition) async {
    // BEGIN EXERCISE 6.5
    // Wait for all of the models at the same time, and ignore their errors.
    // END EXERCISE 6.5
  }
}
