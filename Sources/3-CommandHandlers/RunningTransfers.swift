import Events
import Synchronization

/// Lets one task at a time carry out a transfer.
final class RunningTransfers: Sendable {
  private let tasks = Mutex<[TransferID: Task<Transfer.Status, any Error>]>([:])

  /// Runs `work` for the transfer, or waits for the task that does so already.
  ///
  /// The work goes on when its caller is cancelled: a transfer that has begun is better finished.
  ///
  /// - Throws: what `work` throws.
  func run(
    _ id: TransferID, work: @escaping @Sendable () async throws -> Transfer.Status
  ) async throws -> Transfer.Status {
    let task = tasks.withLock { tasks in
      if let running = tasks[id] { return running }
      let task = Task {
        defer { self.tasks.withLock { $0[id] = nil } }
        return try await work()
      }
      tasks[id] = task
      return task
    }
    return try await task.value
  }
}
