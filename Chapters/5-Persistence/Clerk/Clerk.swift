import EventSourcing
import Events
import Foundation
import Persistence

/// Works at the bank in a file as fast as possible, in a separate process.
///
/// It prints a line for each acknowledged append. Each append has two events, so that half of one
/// would show: the clerk pays out half of the balance and deposits a new amount. The amount paid
/// out shows which balance the clerk has read.
struct Clerk {
  static let accountCount = 8

  /// The clerk serves this many customers at once, so that some of the appends share a commit.
  private let counterCount = 4
  private let path: String

  init(path: String) {
    self.path = path
  }

  /// Works until the process is killed, or until the time is over; returns the exit status.
  ///
  /// Version conflicts are expected. Any other error ends the work, with one line.
  func work(for limit: Duration? = nil) async -> Int32 {
    let end = limit.map { ContinuousClock.now + $0 }
    do {
      let store = try SQLiteEventStore(path: path, codec: Bank.codec)
      let loader = SnapshotLoader(store: store, snapshots: try Snapshots(path: path))
      let counter = Counter(store: store, loader: loader, end: end)
      print("conflicts \(try await conflicts(at: counter))")
      return 0
    } catch {
      FileHandle.standardError.write(Data("The clerk stops: \(error)\n".utf8))
      return 1
    }
  }

  /// Returns the number of version conflicts by the end of the work.
  private func conflicts(at counter: Counter) async throws -> Int {
    try await withThrowingTaskGroup(of: Int?.self) { tasks in
      for _ in 0..<counterCount { tasks.addTask { try await counter.serve() } }
      tasks.addTask {
        try await keepTable(of: counter.store)
        return nil
      }
      var (conflicts, working) = (0, counterCount)
      while working > 0, let result = try await tasks.next() {
        guard let result else { continue }
        conflicts += result
        working -= 1
      }
      tasks.cancelAll()
      return conflicts
    }
  }

  /// Keeps the table of accounts up to date while the others work.
  ///
  /// - Throws: all errors but one: an unsolved projection does not stop the work.
  private func keepTable(of store: SQLiteEventStore) async throws {
    do {
      try await DurableProjection<AccountTable>(path: path).follow(store)
    } catch is Unfinished {}
  }
}
