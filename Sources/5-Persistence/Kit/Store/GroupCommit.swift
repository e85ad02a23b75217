import Dispatch
import EventSourcing
import SQLite
import Synchronization

/// Writes the appends that wait at the same moment in one transaction, with one sync of the disk.
///
/// To sync the disk takes far longer than to write a row. While one group is on its way to the
/// disk, the next one gathers: the busier the store is, the larger the groups become.
final class GroupCommit: Sendable {
  /// An append that waits for its turn, within a transaction that somebody else opens.
  typealias Append = @Sendable (Connection) throws -> AppendResult
  typealias Outcome = Result<AppendResult, any Error>

  private struct Job {
    let append: Append
    let answer: CheckedContinuation<AppendResult, any Error>
  }

  private let connection: Mutex<Connection>
  private let waiting = Mutex<[Job]>([])
  private let queue = DispatchQueue(label: "event store")
  private let signal: LogSignal

  /// Sends `signal` after each group, once for all who were in it.
  init(_ connection: sending Connection, signalling signal: LogSignal) {
    self.connection = Mutex(connection)
    self.signal = signal
  }

  /// How many transactions were committed.
  var commitCount: Int { connection.withLock { $0.commitCount } }

  /// Runs `append` in a transaction, perhaps together with others; returns when it is on the disk.
  ///
  /// - Throws: what `append` throws, and ``StorageError``. Then nothing of it has happened,
  ///   whatever came of the others.
  func run(_ append: @escaping Append) async throws -> AppendResult {
    try await withCheckedThrowingContinuation { answer in
      let isFirst = waiting.withLock { jobs in
        jobs.append(Job(append: append, answer: answer))
        return jobs.count == 1
      }
      // Whoever comes first calls the writer; those who come until it begins go with them.
      if isFirst { queue.async { self.commitWaiting() } }
    }
  }

  private func commitWaiting() {
    let jobs = waiting.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    let outcomes = connection.withLock { Self.commit(jobs.map(\.append), on: $0) }
    signal.send()
    for (job, outcome) in zip(jobs, outcomes) {
      job.answer.resume(with: Result { try withStorageErrors(outcome.get) })
    }
  }

  /// Carries out all of `appends` and returns what came of each, in their order.
  private static func commit(_ appends: [Append], on connection: Connection) -> [Outcome] {
    // BEGIN EXERCISE 5.15
    // Each of them has a transaction and a sync to itself. They could share one.
    appends.map { append in
      Outcome { try connection.write { try append(connection) } }
    }
    // END EXERCISE 5.15
  }
}
