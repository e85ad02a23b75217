public import EventSourcing
public import Foundation

/// Stores how far a log is published, and which publisher may go on.
///
/// Two publishers of one log would send everything twice, and out of order. So one of them takes a
/// lease, and only with this lease can the checkpoint be moved. A publisher that is paused for
/// longer than its lease may not know that another one has taken over; its lease has an older token
/// then, and is refused. (Martin Kleppmann calls it a [fencing
/// token](https://martin.kleppmann.com/2016/02/08/how-to-do-distributed-locking.html).)
public protocol PublisherCheckpoints: Sendable {
  /// How far the log is published, and by whom.
  ///
  /// - Throws: errors of the storage.
  var progress: PublisherProgress { get async throws }

  /// Takes the lease until `end`.
  ///
  /// - Throws: ``LeaseTaken`` when another publisher has it now, and errors of the storage.
  func takeLease(
    for holder: String, until end: Date, at now: Date
  ) async throws -> PublisherLease

  /// Returns the lease with a later end.
  ///
  /// - Throws: ``LeaseLost`` when another publisher has taken it since, and errors of the storage.
  func extend(_ lease: PublisherLease, until end: Date) async throws -> PublisherLease

  /// Moves the checkpoint forward to `position`, and records what was set aside, in one step.
  ///
  /// - Throws: ``LeaseLost`` when another publisher has taken the lease since, and errors of the
  ///   storage. Then nothing has changed.
  func save(
    _ position: GlobalPosition, settingAside messages: [SetAsideMessage],
    holding lease: PublisherLease
  ) async throws

  /// Gives the lease back, so that another publisher needn't wait for its end.
  ///
  /// - Throws: errors of the storage.
  func giveBack(_ lease: PublisherLease) async throws

  /// Returns the last `limit` messages that were set aside, the newest first.
  ///
  /// - Throws: errors of the storage.
  func setAsideMessages(limit: Int) async throws -> [SetAsideMessage]
}

/// The right of one publisher to publish, until it expires.
public struct PublisherLease: Hashable, Sendable {
  public let holder: String
  /// Grows each time a publisher takes the lease.
  public let token: Int
  public let end: Date

  public init(holder: String, token: Int, end: Date) {
    self.holder = holder
    self.token = token
    self.end = end
  }
}

/// How far a log is published, and by whom.
public struct PublisherProgress: Hashable, Sendable {
  /// Everything up to here was sent or set aside, or has no message.
  public let position: GlobalPosition
  /// The last lease, which may have ended; `nil` when there is none.
  public let lease: PublisherLease?
  public let setAsideCount: Int

  public init(position: GlobalPosition, lease: PublisherLease?, setAsideCount: Int) {
    self.position = position
    self.lease = lease
    self.setAsideCount = setAsideCount
  }
}

/// Another publisher has the lease.
public struct LeaseTaken: Error, Hashable {
  public let lease: PublisherLease

  public init(lease: PublisherLease) { self.lease = lease }
}

extension LeaseTaken: CustomStringConvertible {
  public var description: String {
    "the publisher '\(lease.holder)' publishes this log already; this one waits for it"
  }
}

/// The lease has ended, and another publisher may have it.
public struct LeaseLost: Error, Hashable {
  public init() {}
}

extension LeaseLost: CustomStringConvertible {
  public var description: String {
    "the lease has ended, and another publisher may have taken it; this one sends nothing more"
  }
}
