import Persistence
import SQLite

/// Accepts the messages of a source.
public protocol HubIntake: Sendable {
  /// Stores the messages of a batch that it doesn't have yet. Returns the position of the last message
  /// of the source that it has.
  ///
  /// An empty batch after 0 changes nothing, so it only asks for that position.
  ///
  /// - Throws: ``HubError`` when it refuses the batch, and other errors when it is unknown whether
  ///   the batch was stored. It can be sent again in either case.
  func accept(_ batch: SourceBatch) async throws -> Int
}

/// An event hub: it puts the messages of many sources into one order, in one file.
///
/// One process has the hub; others may read its file with ``HubReader``.
public final class Hub: HubIntake {
  private let writer: GroupCommit<Int>
  private let reader: HubReader
  let signal = HubSignal()

  /// Opens the file at `path`, or creates it.
  ///
  /// - Throws: `StorageError`; then the file is unchanged.
  public init(path: String) throws {
    writer = GroupCommit(try HubFile.open(path), afterGroup: { [signal] in signal.send() })
    reader = try HubReader(path: path)
  }

  /// The number of committed transactions.
  public var commitCount: Int { writer.commitCount }

  /// The number of followers.
  public var followerCount: Int { signal.listenerCount }

  /// - Throws: ``HubError``, `StorageError`, ``InvalidMessage`` when one of the messages can't be written
  ///   as JSON, and `Unfinished`; then nothing was stored. `UncertainCommit` when it may have been.
  public func accept(_ batch: SourceBatch) async throws -> Int {
    try batch.checkSource()
    return try await writer.run { connection in
      // A savepoint, because a refusal in the middle must leave nothing of the batch.
      try connection.savepoint {
        let table = HubTable(connection: connection)
        try table.accept(batch)
        return try table.checkpoint(of: batch.source)
      }
    }
  }

  /// The position of the last message; 0 when there is none.
  ///
  /// - Throws: `StorageError`.
  public var end: Int {
    get async throws { try await reader.end }
  }

  /// Returns at most `limit` messages of all sources after `position`, oldest first.
  ///
  /// - Throws: `StorageError`, and ``InvalidMessage`` when one of them is damaged.
  public func events(after position: Int, limit: Int) async throws -> [HubEvent] {
    try await reader.events(after: position, limit: limit)
  }

  /// Returns at most `limit` messages about `subject` after `position`, oldest first.
  ///
  /// - Throws: `StorageError`, and ``InvalidMessage`` when one of them is damaged.
  public func events(
    about subject: String, after position: Int = 0, limit: Int
  ) async throws -> [HubEvent] {
    try await reader.events(about: subject, after: position, limit: limit)
  }

  /// Returns every message after `position`, past and future, each once and in order. It ends when the
  /// task that reads it is cancelled.
  ///
  /// - Throws: ``BeyondHub`` when the hub has not reached `position`, and `StorageError`.
  public func follow(after position: Int) async throws -> HubFollowing {
    let end = try await end
    guard position <= end else { throw BeyondHub(position: position, end: end) }
    return HubFollowing(hub: self, start: position)
  }
}

/// The hub has no message at this position yet: the caller knows another hub, or another file.
public struct BeyondHub: Error, Hashable {
  public let position: Int
  /// The position of the last message.
  public let end: Int

  public init(position: Int, end: Int) {
    self.position = position
    self.end = end
  }
}

extension BeyondHub: CustomStringConvertible {
  public var description: String {
    "the hub has no message at position \(position): its last one is at \(end)"
  }
}
