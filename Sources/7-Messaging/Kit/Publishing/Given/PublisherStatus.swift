public import EventSourcing
import Synchronization

/// How far the log is published, for a status page.
public struct PublisherStatus: Hashable, Sendable {
  public let progress: PublisherProgress
  /// The number of events after the checkpoint; ``countedLag`` stands for that many or more.
  public let lag: Int
  /// The last messages that were set aside, the newest first.
  public let setAside: [SetAsideMessage]

  /// The greatest lag that is counted.
  public static let countedLag = 1_000

  /// Reads the status; that of a publisher in another process as well.
  ///
  /// - Throws: errors of the log and of the storage.
  public init(
    of checkpoints: any PublisherCheckpoints, in log: any EventStore, setAsideLimit: Int = 10
  ) async throws {
    progress = try await checkpoints.progress
    lag = try await log.readAll(after: progress.position, limit: Self.countedLag).count
    setAside = try await checkpoints.setAsideMessages(limit: setAsideLimit)
  }
}

extension Publisher {
  /// Whether this publisher has the lease and is at work.
  public var isPublishing: Bool { activity.withLock { $0.isPublishing } }

  /// The number of messages that it has read and not sent yet.
  public var waitingCount: Int { activity.withLock { $0.waitingCount } }

  /// The streams whose last send has failed, and why.
  public var pausedStreams: [StreamID: SendFailure] { activity.withLock { $0.pausedStreams } }

  /// The last failure, in words; `nil` once something has worked since.
  public var trouble: String? { activity.withLock { $0.trouble } }

  /// The exercise that isn't solved yet, and has ended ``run()``.
  public var unfinished: Unfinished? { activity.withLock { $0.unfinished } }

  /// - Throws: errors of the log and of the storage.
  public func status() async throws -> PublisherStatus {
    try await PublisherStatus(of: checkpoints, in: log)
  }
}
