import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import TestStores
import Testing

@testable import Messaging

@Suite("Stage 7: Notices have separate threads")
struct NoticesThreadTests {
  @Test("While the file is locked, other tasks go on", .endToEnd)
  func others() async throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "notices.sqlite3").path
    // More than the cooperative pool has threads.
    let count = ProcessInfo.processInfo.activeProcessorCount + 3
    let workers = try (1...count).map { _ in try Notices(path: path) }
    let other = try Connection(path: path)
    try other.execute("BEGIN IMMEDIATE")
    let handled = try await withThrowingTaskGroup(of: Inbox.Outcome.self) { group in
      for (number, worker) in workers.enumerated() {
        group.addTask { try await worker.consume(Parcel.message("\(number)")) }
      }
      #expect(await Self.sumByTasks(upTo: 40) == 820)
      try other.execute("COMMIT")
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(handled == Array(repeating: .handled, count: count), "They blocked the other tasks.")
  }

  private static func sumByTasks(upTo count: Int) async -> Int {
    await withTaskGroup(of: Int.self) { group in
      for number in 1...count {
        group.addTask {
          await Task.yield()
          return number
        }
      }
      return await group.reduce(0, +)
    }
  }
}
