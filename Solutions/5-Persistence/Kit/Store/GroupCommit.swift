import Dispatch
import EventSourcing
import SQLite
import Synchronization

/// Commits the appends that wait at the same moment in one transaction, with one sync of the disk.
///
/// A sync takes far longer than writing a row. While one group is being written, the next one
/// gathers: the busier the store is, the larger the groups become.
final class GroupCommit: Sendable {
  /// An append that waits to be written, within a transaction that the caller opens.
  typealias Append = @Sendable (Connection) throws -> AppendResult
  typealias Outcome = Result<AppendResult, any Error>

  private struct Job {
    let append: Append
    let answer: CheckedContinuation<AppendResult, any Error>
  }

  private let connection: Mutex<Connection>
  private struct Waiting {
    var jobs: [Job] = []
    /// Whether the writer comes soon.
    var isScheduled = false
  }

  private let waiting = Mutex(Waiting())
  private let queue = DispatchQueue(label: "event store")
  private let signal: LogSignal

  /// Creates a group commit that sends `signal` once after each group.
  init(_ connection: sending Connection, signalling signal: LogSignal) {
    self.connection = Mutex(connection)
    self.signal = signal
  }

  /// The number of committed transactions.
  var commitCount: Int { connection.withLock { $0.commitCount } }

  /// How long a patient job waits for others.
  private static let patience = DispatchTimeInterval.milliseconds(10)

  /// Runs `append` in a transaction, perhaps with others; returns when it is on the disk.
  ///
  /// One that is patient waits a moment for another one to share its transaction.
  ///
  /// - Throws: errors of `append`, and ``StorageError``. Then nothing of it was written,
  ///   whatever happened to the others. `UncertainAppend` when the commit itself failed in a way
  ///   that may have reached the disk.
  func run(isPatient: Bool = false, _ append: @escaping Append) async throws -> AppendResult {
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
    signal.send()
    for (job, outcome) in zip(jobs, outcomes) {
      job.answer.resume(with: Result { try Self.result(of: outcome) })
    }
  }

  private static func result(of outcome: Outcome) throws -> AppendResult {
    try withStorageErrors {
      do {
        return try outcome.get()
      } catch let error as UncertainCommit {
        throw UncertainAppend(reason: "\(StorageError(error.cause))")
      }
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
