/// What can be chosen about a bank in a file.
public struct StorageOptions: Hashable, Sendable {
  /// What an append that was answered has survived.
  public enum Durability: Hashable, Sendable {
    /// The end of the process, the crash of the computer, and the loss of its power.
    ///
    /// Each commit waits until the disk says that it has the bytes.
    case full
    /// The end of the process, but not the loss of power: it may cost the last few commits.
    ///
    /// The file is whole in either case, and what is missing is missing from the end. That is good
    /// enough for what can be made again from the log, and for nothing else.
    case normal
  }

  public var durability: Durability
  /// How long to wait for another process that is writing.
  public var patience: Duration
  /// How often a follower looks for what other processes have appended.
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
