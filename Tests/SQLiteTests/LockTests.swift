import Foundation
import SQLite
import Testing

@Suite("The given SQLite: two connections and one lock")
struct LockTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).db").path

  private func connection(patience: Duration) throws -> Connection {
    let connection = try Connection(path: path)
    connection.waitForLocks(atMost: patience)
    try connection.execute("PRAGMA journal_mode = WAL")
    return connection
  }

  private func removeFiles() {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  @Test("A waiting connection gets the lock, although another one writes without a pause")
  func isNotStarved() async throws {
    defer { removeFiles() }
    let (beginning, began) = AsyncStream<Void>.makeStream()
    try await withThrowingTaskGroup { tasks in
      tasks.addTask {
        let busy = try connection(patience: .seconds(10))
        while !Task.isCancelled {
          try busy.write {
            began.finish()
            // So long it takes until a slow disk says that it has the bytes.
            usleep(5_000)
          }
        }
      }
      for await _ in beginning {}
      defer { tasks.cancelAll() }
      try connection(patience: .seconds(10)).write {}
    }
  }

  @Test("A connection that waits for a held lock gives up after the timeout")
  func givesUp() throws {
    defer { removeFiles() }
    let holding = try connection(patience: .zero)
    try holding.execute("BEGIN IMMEDIATE")
    let waiting = try connection(patience: .milliseconds(30))
    let start = ContinuousClock.now
    let error = #expect(throws: SQLiteError.self) { try waiting.write {} }
    #expect(error?.code.primary == .busy)
    #expect(ContinuousClock.now - start >= .milliseconds(30))
    try holding.execute("COMMIT")
    try waiting.write {}
  }
}
