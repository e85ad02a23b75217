import Dispatch
import EventSourcing
import SQLite
import Synchronization

/// Writes the appends that wait at the same moment in one transaction, with one sync of the disk.
///
/// To sync the disk takes far longer than to write a row. While one group is on its way to the
/// disk, the next one gathers: the busier the store is, the larger the groups become.
final class GroupCommit: Sendable {
  private struct Job {
    let append: @Sendable (Connection) throws -> AppendResult
    let answer: CheckedContinuation<AppendResult, any Error>
  }

  private let connection: Mutex<Connection>
  private let waiting = Mutex<[Job]>([])
  private let queue = DispatchQueue(label: "event store")

  init(_ connection: sending Connection) {
    self.connection = Mutex(connection)
  }

  /// Runs `append` in a transaction, perhaps together with others; returns when it is on the disk.
  ///
  /// - Throws: what `append` throws; then nothing of it has happened, whatever came of the others.
  ///   What SQLite throws when the group cannot be committed; then nothing of it has happened.
  func run(
    _ append: @escaping @Sendable (Connection) throws -> AppendResult
  ) async throws -> AppendResult {
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
    let outcomes: [Result<AppendResult, any Error>]
    do {
      outcomes = try connection.withLock { connection in
        try connection.write {
          jobs.map { job in
            Result { try connection.savepoint { try job.append(connection) } }
          }
        }
      }
    } catch {
      outcomes = jobs.map { _ in .failure(error) }
    }
    for (job, outcome) in zip(jobs, outcomes) { job.answer.resume(with: outcome) }
  }
}
