import Dispatch
import Persistence
import SQLite
import Synchronization

/// Reads the file of a hub, which may be open in another process.
///
/// SQLite blocks its thread, so all reads are on a separate one.
public final class HubReader: Sendable {
  private let connection: Mutex<Connection>
  private let queue = DispatchQueue(label: "hub reader")

  /// Opens the file at `path`, which a hub has made.
  ///
  /// - Throws: `StorageError`.
  public init(path: String) throws {
    connection = Mutex(try HubFile.openForReading(path))
  }

  /// The position of the last message; 0 when there is none.
  ///
  /// - Throws: `StorageError`.
  public var end: Int {
    get async throws { try await read { try $0.end() } }
  }

  /// Returns at most `limit` messages of all sources after `position`, oldest first.
  ///
  /// - Throws: `StorageError`, and ``InvalidMessage`` when one of them is damaged.
  public func events(after position: Int, limit: Int) async throws -> [HubEvent] {
    try await read { try $0.events(after: position, limit: limit) }
  }

  /// Returns at most `limit` messages about `subject` after `position`, oldest first.
  ///
  /// - Throws: `StorageError`, and ``InvalidMessage`` when one of them is damaged.
  public func events(
    about subject: String, after position: Int = 0, limit: Int
  ) async throws -> [HubEvent] {
    try await read { try $0.events(about: subject, after: position, limit: limit) }
  }

  private func read<Value: Sendable>(
    _ body: @escaping @Sendable (HubTable) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { answer in
      queue.async {
        let result = Result { try self.connection.withLock { try body(HubTable(connection: $0)) } }
        answer.resume(with: result.mapError { ($0 as? SQLiteError).map(StorageError.init) ?? $0 })
      }
    }
  }
}
