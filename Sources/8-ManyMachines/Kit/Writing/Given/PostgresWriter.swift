public import EventSourcing
public import Postgres
public import ReadModels

/// Writes appends over one connection, many in one round trip, until the database has answered.
///
/// While one group is under way, the next one gathers: the busier the writer is, the larger the groups
/// become.
public final class PostgresWriter: Sendable {
  private let queue: AppendQueue
  private let sender: GroupSender
  private let limit: GroupLimit
  private let clock: any Clock<Duration>
  private let stopwatch: Stopwatch
  private let deadline: Duration

  /// Creates a writer that connects with its first append.
  ///
  /// - Parameters:
  ///   - connect: Opens a session with the primary. It is called again after a lost connection.
  ///   - clock: The clock of the deadline.
  ///   - deadline: How long the caller of an append waits at most.
  ///   - limit: How many appends a group may have, and how long they may be.
  ///   - backOff: The waits between attempts after a lost connection.
  public init(
    connect: @escaping @Sendable () async throws -> any PostgresSession,
    clock: any Clock<Duration> = ContinuousClock(), deadline: Duration = .seconds(10),
    limit: GroupLimit = GroupLimit(),
    backOff: BackOff = BackOff(base: .milliseconds(20), cap: .seconds(1))
  ) {
    let queue = AppendQueue()
    self.queue = queue
    sender = GroupSender(
      connect: {
        do {
          let session = try await connect()
          queue.noteConnecting(nil)
          return session
        } catch {
          queue.noteConnecting("\(error)")
          throw error
        }
      }, backOff: backOff)
    self.limit = limit
    self.clock = clock
    stopwatch = Stopwatch(clock)
    self.deadline = deadline
  }

  /// The number of appends that wait until the group under way is finished.
  public var waitingCount: Int { queue.waitingCount }

  /// Appends events, perhaps with those of others in one transaction; returns when they are committed.
  ///
  /// A task that is cancelled waits as well.
  ///
  /// - Throws: `VersionConflict`, `EventIDConflict`, `IdempotencyKeyTaken`, `PostgresError`, and
  ///   ``StoreUnavailable`` when the database was not reached within the deadline; nothing was appended.
  ///   `UncertainAppend` when no answer came within the deadline: the events may have been appended.
  @discardableResult
  public func append(_ append: PendingAppend) async throws -> AppendResult {
    let answer = try await withCheckedThrowingContinuation { caller in
      let starts = queue.add(append, until: stopwatch.elapsed + deadline, caller)
      if starts.startsWriting {
        Task(executorPreference: LastingTasks.executor) { await self.writeWaiting() }
      }
      if starts.startsWatching { watchDeadlines() }
    }
    return try answer.result(of: append)
  }

  /// Writes one group after the other, until nothing waits.
  private func writeWaiting() async {
    while let group = queue.nextGroup(limit) {
      do {
        queue.finishGroup(try await sender.outcomes(of: group))
      } catch {
        queue.failGroup(error)
      }
    }
  }

  /// Watches the deadlines, as long as an append has no answer. It keeps the queue alive meanwhile, and
  /// not the connection.
  private func watchDeadlines() {
    let reason = "no answer came within \(deadline)"
    Task(executorPreference: LastingTasks.executor) { [queue, clock, stopwatch] in
      while let expiry = queue.nextExpiry() {
        try? await clock.sleep(for: expiry - stopwatch.elapsed)
        queue.expire(until: expiry, because: reason)
      }
    }
  }
}
