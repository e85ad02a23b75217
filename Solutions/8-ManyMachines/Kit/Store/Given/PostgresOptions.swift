/// The options of a store in PostgreSQL.
public struct PostgresOptions: Hashable, Sendable {
  /// The number of sessions for reading.
  public var readerCount: Int
  /// The longest wait for the answer to a read.
  public var patience: Duration
  /// The interval at which a subscription reads the log even without a notification.
  public var lookInterval: Duration

  public init(
    readerCount: Int = 2, patience: Duration = .seconds(5),
    lookInterval: Duration = .seconds(1)
  ) {
    self.readerCount = readerCount
    self.patience = patience
    self.lookInterval = lookInterval
  }
}
