import Dispatch
import Persistence
import SQLite
import Synchronization

/// A connection with a separate thread.
///
/// SQLite blocks its thread, and the cooperative pool has only a few: no statement runs on it.
final class ConnectionThread: Sendable {
  private let connection: Mutex<Connection>
  private let queue = DispatchQueue(label: "connection")

  init(_ connection: sending Connection) {
    self.connection = Mutex(connection)
  }

  /// Calls `body` with the connection, on its thread, after all calls that came before.
  ///
  /// - Throws: errors of `body`, those of SQLite as `StorageError`.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { answer in
      queue.async {
        let result = self.connection.withLock { connection in
          Result { try body(connection) }
        }
        answer.resume(with: result.mapError { ($0 as? SQLiteError).map(StorageError.init) ?? $0 })
      }
    }
  }
}
