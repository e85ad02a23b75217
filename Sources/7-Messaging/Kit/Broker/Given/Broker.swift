import EventSourcing
import Foundation
public import Persistence
import SQLite
import Synchronization

/// The queues of one file.
///
/// One process has the file open at a time. All that it has acknowledged is on the disk, unless it was
/// opened with another durability.
public final class Broker: Sendable {
  private let writer: GroupCommit<Void>
  public let clock: any QueueClock
  let inFlight: InFlightLimit
  private let decoded = DecodedAttributes()
  private let signals = Mutex<[QueueName: QueueSignal]>([:])

  /// Opens the file at `path`, or creates it; `nil` keeps the queues in memory.
  ///
  /// - Throws: `StorageError`; then the file is unchanged.
  public convenience init(
    path: String?, clock: any QueueClock = SystemQueueClock(),
    durability: StorageOptions.Durability = .full
  ) throws {
    try self.init(
      path: path, clock: clock, durability: durability, inFlightLimit: QueueLimits.inFlight)
  }

  init(
    path: String?, clock: any QueueClock, durability: StorageOptions.Durability = .full,
    inFlightLimit: Int
  ) throws {
    self.clock = clock
    inFlight = InFlightLimit(inFlightLimit)
    writer = GroupCommit(try QueueFile.open(path, durability))
  }

  /// The number of committed transactions.
  public var commitCount: Int { writer.commitCount }

  /// Runs `body` in a transaction, perhaps with others; returns when it is on the disk.
  ///
  /// - Throws: errors of `body`, and `StorageError`; then nothing was changed. `UncertainCommit` when
  ///   it may have been.
  func change<Value: Sendable>(
    _ body: @escaping @Sendable (MessageTable, _ now: Int) throws -> Value
  ) async throws -> Value {
    let value = Mutex<Value?>(nil)
    try await writer.run { [clock, decoded] connection in
      // A savepoint, because a failure in the middle must leave nothing of it.
      let result = try connection.savepoint {
        let table = MessageTable(connection: connection, decoded: decoded)
        return try body(table, clock.now.milliseconds)
      }
      value.withLock { $0 = result }
    }
    guard let value = value.withLock({ $0 }) else { throw StorageError.diskTrouble }
    return value
  }

  /// What wakes the receives that wait for messages of `queue`.
  func signal(of queue: QueueName) -> QueueSignal {
    signals.withLock { signals in
      if let known = signals[queue] { return known }
      let new = QueueSignal(clock: clock)
      signals[queue] = new
      return new
    }
  }

  /// Forgets the signal of a queue that is gone, and wakes the receives that wait for it.
  func forgetSignal(of queue: QueueName) {
    signals.withLock { $0.removeValue(forKey: queue) }?.wakeAll()
  }

  /// Tells the receives that wait for messages of `queue` that one becomes visible at `time`.
  func expect(_ queue: QueueName, at time: Date) {
    signals.withLock { $0[queue] }?.expect(at: time)
  }

  /// Wakes the receives that wait for messages of `queue`, as after a send.
  func wake(_ queue: QueueName, _ messages: Int) {
    if messages > 0 { signals.withLock { $0[queue] }?.wake(messages) }
  }
}
