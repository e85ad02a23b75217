import EventSourcing
import Events
import Foundation
import Persistence

/// Works at the bank in a file as fast as he can, in a process of his own.
///
/// For each append that was answered he prints a line. Each append is of two events, so that half
/// of one would be seen: he pays out half of what is there and pays in something new. What he
/// pays out shows which balance he has seen.
struct Clerk {
  static let accountCount = 8

  /// He serves this many customers at once, so that some of their appends share a commit.
  private let counterCount = 4
  private let path: String

  init(path: String) {
    self.path = path
  }

  /// Works until he is killed, or until the time is over; returns the status to exit with.
  ///
  /// A version conflict is a part of the work. Any other error ends it, in a line.
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

  /// How often somebody else was faster, until the end of the work.
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
  /// - Throws: what goes wrong; that nobody has built the projection yet does not stop the work.
  private func keepTable(of store: SQLiteEventStore) async throws {
    do {
      try await DurableProjection<AccountTable>(path: path).follow(store)
    } catch is Unfinished {}
  }
}
