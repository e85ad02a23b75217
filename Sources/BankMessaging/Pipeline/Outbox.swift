public import EventSourcing
public import Messaging

/// A log whose events a program publishes, and how far that is.
public struct Outbox: Sendable {
  public let log: any EventStore
  public let checkpoints: any PublisherCheckpoints
  /// The name of the publisher in the lease. No two publishers have the same one.
  public let publisher: String
  /// Where log and checkpoint are, in whole sentences for the greeting.
  public let place: String

  public init(
    _ log: any EventStore, checkpoints: any PublisherCheckpoints, publisher: String, place: String
  ) {
    self.log = log
    self.checkpoints = checkpoints
    self.publisher = publisher
    self.place = place
  }
}
