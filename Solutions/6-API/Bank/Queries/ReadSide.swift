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
  private let commands = CoalescedWait()

  /// Creates the read side of `store`. A command waits at most `patience` until the models include
  /// it.
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
