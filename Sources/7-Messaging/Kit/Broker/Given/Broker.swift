import EventSourcing
import Foundation
public import Persistence
import SQLite
import Synchronization

/// The queues of one file.
///
/// Only one process at a time has the file open. Everything it has acknowledged is on the disk, unless
/// it was opened with another durability.
public final class Broker: Sendable {
  private let writer: GroupCommit<Void>
  public let clock: any QueueClock
  let inFlight: InFlightLimit
  private let decoded = DecodedAttributes()
  private let signals = Mutex<[QueueName: QueueSignal]>([:])

  /// Opens the file at `path`, or creates it; `nil` keeps the queues in memory. The moves of messages
  /// that were not over when the file was closed go on.
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
    let connection = try QueueFile.open(path, durability)
    let moves = try Self.runningMoves(in: connection)
    writer = GroupCommit(connection)
    for task in moves { goOn(with: task.id, atMostEachSecond: task.rate) }
  }

  private static func runningMoves(
    in connection: Connection
  ) throws -> [(id: String, rate: Int?)] {
    do {
      return try MessageTable(connection: connection).runningMoves()
    } catch let error as SQLiteError {
      throw StorageError(error)
    }
  }

  /// The number of committed transactions.
  public var commitCount: Int { writer.commitCount }

  /// Runs `body` in a transaction, possibly together with others; returns when it is on the disk.
  ///
  /// - Throws: errors of `body`, and `StorageError`; then nothing was changed. `UncertainCommit` when
  ///   it may have been.
  func change<Value: Sendable>(
    _ body: @escaping @Sendable (MessageTable, _ now: Int) throws -> Value
  ) async throws -> Value {
    try await writer.change { [clock, decoded] connection in
      try body(
        MessageTable(connection: connection, decoded: decoded), clock.now.milliseconds)
    }
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
