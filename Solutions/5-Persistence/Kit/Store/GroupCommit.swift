import Dispatch
public import SQLite
import Synchronization

/// Commits the appends that wait at the same moment in one transaction, with one sync of the disk.
///
/// A sync takes far longer than writing a row. While one group is being written, the next one
/// gathers: the busier the store is, the larger the groups become.
public final class GroupCommit<Value: Sendable>: Sendable {
  /// An append that waits to be written, within a transaction that the caller opens.
  public typealias Append = @Sendable (Connection) throws -> Value
  typealias Outcome = Result<Value, any Error>

  private struct Job {
    let append: Append
    let answer: CheckedContinuation<Value, any Error>
  }

  private let connection: Mutex<Connection>
  private struct Waiting {
    var jobs: [Job] = []
    /// Whether the writer comes soon.
    var isScheduled = false
  }

  private let waiting = Mutex(Waiting())
  private let queue = DispatchQueue(label: "group commit")
  private let afterGroup: @Sendable () -> Void

  /// Creates a group commit that calls `afterGroup` once after each group.
  public init(
    _ connection: sending Connection, afterGroup: @escaping @Sendable () -> Void = {}
  ) {
    self.connection = Mutex(connection)
    self.afterGroup = afterGroup
  }

  /// The number of committed transactions.
  public var commitCount: Int { connection.withLock { $0.commitCount } }

  /// How long a patient job waits for others.
  private static var patience: DispatchTimeInterval { .milliseconds(10) }

  /// Runs `append` in a transaction, perhaps with others; returns when it is on the disk.
  ///
  /// One that is patient waits a moment for another one to share its transaction.
  ///
  /// - Throws: errors of `append`, and ``StorageError``. Then nothing of it was written,
  ///   whatever happened to the others. `UncertainCommit` when the commit itself failed in a way
  ///   that may have reached the disk.
  public func run(isPatient: Bool = false, _ append: @escaping Append) async throws -> Value {
    try await withCheckedThrowingContinuation { answer in
      let isFirst = waiting.withLock { waiting in
        waiting.jobs.append(Job(append: append, answer: answer))
        guard !isPatient else { return waiting.jobs.count == 1 }
        defer { waiting.isScheduled = true }
        return !waiting.isScheduled
      }
      // The first append schedules the writer; later ones join until it starts.
      guard isFirst else { return }
      if isPatient {
        queue.asyncAfter(deadline: .now() + Self.patience) { self.commitWaiting() }
      } else {
        queue.async { self.commitWaiting() }
      }
    }
  }

  private func commitWaiting() {
    let jobs = waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return waiting.jobs
    }
    guard !jobs.isEmpty else { return }
    let outcomes = connection.withLock { Self.commit(jobs.map(\.append), on: $0) }
    afterGroup()
    for (job, outcome) in zip(jobs, outcomes) {
      job.answer.resume(
        with: outcome.mapError { ($0 as? SQLiteError).map(StorageError.init) ?? $0 })
    }
  }

  /// Runs all of `appends` and returns their outcomes, in order.
  private static func commit(_ appends: [Append], on connection: Connection) -> [Outcome] {
    // BEGIN EXERCISE 5.15
    // starter: // Each of them has its own transaction and sync. They could share one.
    // starter: appends.map { append in
    // starter:   Outcome { try connection.write { try append(connection) } }
    // starter: }
    do {
      return try connection.write {
        appends.map { append in Outcome { try append(connection) } }
      }
    } catch {
      return appends.map { _ in .failure(error) }
    }
    // END EXERCISE 5.15
  }
}
