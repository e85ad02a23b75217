public import EventSourcing
public import Events
public import ReadModels

/// The read models of the bank, wherever they are kept.
public protocol BankModels: Sendable {
  /// All projections, each with its own name.
  var all: [any SettlingProjection] { get }

  /// The places of the public events in the log.
  var feed: any FeedIndex { get }

  /// Returns queries that wait at most `patience` for their model.
  func queries(patience: Duration, clock: any Clock<Duration>) -> any BankQueries

  /// The highest number of a user; `nil` when there are no users.
  ///
  /// - Throws: errors of the storage.
  func lastUserID() async throws -> UserID?

  /// Makes sure that the models are those of `store`, and empties them if they are not. It costs the
  /// same however long the log is.
  ///
  /// - Throws: errors of the store and of the storage; then no model answers before `follow` has
  ///   found out.
  func open(for store: any EventStore) async throws

  /// Brings all models to the end of the log; one that can't get there doesn't stop the others.
  ///
  /// - Throws: errors of the store and of the storage.
  func catchUp(with store: any EventStore) async throws

  /// Lets all models follow the log until the task is cancelled; missed events come first.
  ///
  /// Each error after which one of them tries again is reported.
  func follow(
    _ store: any EventStore, backOff: BackOff, report: @escaping @Sendable (String) -> Void) async
}

/// A projection that callers can wait for, on any clock.
public protocol SettlingProjection: AwaitedProjection {
  func wait(
    until position: GlobalPosition, within limit: Duration, clock: any Clock<Duration>
  ) async throws
}

extension BankModels {
  /// The projection with this name.
  public subscript(name: ReadModelName) -> (any SettlingProjection)? {
    all.first { $0.name == name }
  }
}
