/// The options of a bank's file.
public struct StorageOptions: Hashable, Sendable {
  /// The failures that an acknowledged append survives.
  public enum Durability: Hashable, Sendable {
    /// The end of the process, a crash of the computer, and a power failure.
    ///
    /// Each commit waits until the disk confirms the write.
    case full
    /// The end of the process, but not a power failure: it may lose the last few commits.
    ///
    /// The file stays intact in either case; only its end may be missing. Use it only for data that
    /// can be rebuilt from the log.
    case normal
  }

  public var durability: Durability
  /// The longest wait for another process that is writing.
  public var patience: Duration
  /// The interval at which a subscription checks for appends of other processes.
  public var lookInterval: Duration

  public init(
    durability: Durability = .full, patience: Duration = .seconds(5),
    lookInterval: Duration = .milliseconds(50)
  ) {
    self.durability = durability
    self.patience = patience
    self.lookInterval = lookInterval
  }
}
