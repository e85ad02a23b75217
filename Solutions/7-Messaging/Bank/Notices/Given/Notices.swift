public import Events
import Foundation
import Persistence
import SQLite
import Synchronization

/// Writes exactly one notice for each deposit, withdrawal and transfer.
///
/// Inbox and notices are in one SQLite file, which any number of workers of one machine may share.
/// Messages that are handled at the same time share a sync of the disk.
public final class Notices: MessageConsumer {
  public typealias Announce = @Sendable (Notice) -> Void

  private let writer: GroupCommit<Void>
  private let reader: ConnectionThread
  private let clock: any QueueClock
  private let memory: Duration
  private let announce: Announce
  private let messageCount = Mutex(0)

  /// The letters "BANN" in the file's header.
  private static let owner = FileOwner(
    applicationID: 0x4241_4E4E, version: 1, tables: Inbox.tables + "\n" + NoticeTable.tables)

  /// The number of messages between two prunings of the inbox.
  private static let pruningInterval = 1_000

  /// The number of committed transactions.
  public var commitCount: Int { writer.commitCount }

  /// Opens the file at `path`, or creates it.
  ///
  /// `memory` is how long the inbox remembers a message: longer than a queue keeps one, which is 14
  /// days at most. `announce` is called with each notice, when it is on the disk.
  ///
  /// - Throws: `StorageError`; then the file is unchanged.
  public init(
    path: String, memory: Duration = .seconds(30 * 24 * 60 * 60),
    clock: any QueueClock = SystemQueueClock(), announce: @escaping Announce = { _ in }
  ) throws {
    writer = GroupCommit(try Self.open(path))
    reader = ConnectionThread(try Self.open(path))
    self.clock = clock
    self.memory = memory
    self.announce = announce
  }

  private static func open(_ path: String) throws -> Connection {
    do {
      guard !path.isEmpty, path != ":memory:" else { throw StorageError.noFile }
      let connection = try Connection(path: path)
      connection.waitForLocks(atMost: .seconds(5))
      try owner.claim(connection)
      try connection.execute("PRAGMA fullfsync = ON")
      try connection.execute("PRAGMA journal_mode = WAL")
      // A message is deleted after the commit, so the commit has to survive a power failure.
      try connection.execute("PRAGMA synchronous = FULL")
      guard !connection.isReadOnly else { throw StorageError.readOnly }
      connection.watchPlace()
      return connection
    } catch let error as SQLiteError {
      throw StorageError(error)
    }
  }

  /// Writes the notice of a message, unless it was written before.
  ///
  /// - Throws: ``InvalidMessage``, ``MessageTooOld``, and `StorageError`; then there is no notice.
  ///   `UncertainCommit` when that is unknown.
  public func consume(_ message: Message) async throws -> Inbox.Outcome {
    let notice = try Notice(for: message)
    let now = clock.now
    let outcome = try await writer.change { connection in
      try Inbox(on: connection).handle(message, at: now) { connection in
        if let notice { try NoticeTable(connection: connection).insert(notice) }
      }
    }
    if outcome == .handled, let notice { announce(notice) }
    await pruneSometimes()
    return outcome
  }

  /// Prunes the inbox at the first message, and from time to time after that.
  private func pruneSometimes() async {
    let isTime = messageCount.withLock { count in
      defer { count += 1 }
      return count % Self.pruningInterval == 0
    }
    // The message is handled even if the pruning fails. It will be tried again.
    if isTime { try? await prune() }
  }

  /// Removes messages from the inbox that were handled longer ago than it has to remember.
  ///
  /// - Throws: `StorageError`.
  public func prune() async throws {
    let end = clock.now - memory.seconds
    try await writer.change { try Inbox(on: $0).prune(handledBefore: end) }
  }

  /// The number of notices.
  ///
  /// - Throws: `StorageError`.
  public var count: Int {
    get async throws { try await reader.run { try NoticeTable(connection: $0).count } }
  }

  /// Returns the last `limit` notices, the newest first.
  ///
  /// - Throws: `StorageError`.
  public func newest(_ limit: Int) async throws -> [Notice] {
    try await reader.run { try NoticeTable(connection: $0).newest(limit) }
  }

  /// Returns the last `limit` notices that involve an account, the newest first.
  ///
  /// - Throws: `StorageError`.
  public func notices(of account: AccountID, limit: Int) async throws -> [Notice] {
    try await reader.run { try NoticeTable(connection: $0).notices(of: account, limit: limit) }
  }

  /// Returns the number of notices of each kind, and the sum of their amounts in cents.
  ///
  /// - Throws: `StorageError`.
  public func totals() async throws -> [Notice.Kind: (count: Int, cents: Int)] {
    try await reader.run { try NoticeTable(connection: $0).totals() }
  }
}
