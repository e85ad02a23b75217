import Dispatch
import SQLite
import Synchronization

/// A few connections to one file, each with a separate thread.
///
/// SQLite blocks its thread: on a slow disk, behind a lock, in a long scan. Swift's cooperative pool
/// has one thread for each core, so a few such statements on it would stop every task of the
/// process. A task that waits for a connection of this pool, or for its result, blocks no thread.
final class ConnectionPool: Sendable {
  private typealias Job = @Sendable (Connection) -> Void

  private final class Member: Sendable {
    let connection: Mutex<Connection>
    let queue = DispatchQueue(label: "connection")

    init(_ connection: sending Connection) {
      self.connection = Mutex(connection)
    }
  }

  private struct State {
    var free: [Member]
    /// The jobs that no connection is free for, the oldest first.
    var waiting: [Job] = []
  }

  private let state: Mutex<State>

  /// Creates a pool of `count` connections, each opened by `open`.
  ///
  /// - Throws: errors of `open`.
  init(count: Int, open: () throws -> sending Connection) throws {
    state = Mutex(State(free: try (0..<count).map { _ in Member(try open()) }))
  }

  /// Calls `body` with a free connection, on the thread of that connection.
  ///
  /// - Throws: errors of `body`, those of SQLite as ``StorageError``.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { answer in
      submit { connection in
        answer.resume(with: Result { try withStorageErrors { try body(connection) } })
      }
    }
  }

  private func submit(_ job: @escaping Job) {
    let member = state.withLock { state in
      if state.free.isEmpty { state.waiting.append(job) }
      return state.free.popLast()
    }
    guard let member else { return }
    member.queue.async { self.work(on: member, beginningWith: job) }
  }

  /// Carries out `first`, and then the jobs that wait, until there are none.
  private func work(on member: Member, beginningWith first: @escaping Job) {
    var next: Job? = first
    while let job = next {
      member.connection.withLock { job($0) }
      next = state.withLock { state in
        guard !state.waiting.isEmpty else {
          state.free.append(member)
          return nil
        }
        return state.waiting.removeFirst()
      }
    }
  }
}
