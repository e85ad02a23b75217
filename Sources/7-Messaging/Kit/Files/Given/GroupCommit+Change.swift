import Persistence
import SQLite
import Synchronization

extension GroupCommit<Void> {
  /// Runs `body` in a transaction, possibly together with others; returns its result when it is on the disk.
  ///
  /// A savepoint holds it, because a failure in the middle must leave no trace. Each
  /// `connection.write` in it joins the transaction.
  ///
  /// - Throws: errors of `body`, and `StorageError`; then nothing was changed. `UncertainCommit` when
  ///   it may have been.
  func change<Output: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Output
  ) async throws -> Output {
    let output = Mutex<Output?>(nil)
    try await run { connection in
      let result = try connection.savepoint {
        try connection.joiningWrites { try body(connection) }
      }
      output.withLock { $0 = result }
    }
    guard let output = output.withLock({ $0 }) else { throw StorageError.diskTrouble }
    return output
  }
}
