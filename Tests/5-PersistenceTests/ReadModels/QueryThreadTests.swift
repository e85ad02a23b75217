import EventSourcing
import ExerciseSupport
import Foundation
import ReadModels
import StoreConformance
import TestStores
import Testing

@testable import Persistence

@Suite("Given: Queries of durable models have threads of their own")
struct QueryThreadTests {
  @Test("While queries are blocked, other tasks go on, and the models follow the log")
  func others() async throws {
    let folder = try TemporaryFolder()
    let model = DurableModel(AccountTable.self)
    let models = DurableModels(
      [model], in: try ModelsFile(path: folder.url.appending(path: "models").path))
    try await models.open(for: GivenLog([]))
    let blockade = Blockade()
    // More than the cooperative pool has threads.
    let count = ProcessInfo.processInfo.activeProcessorCount + 3
    let lifted = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 1...count {
        group.addTask {
          number.isMultiple(of: 2)
            ? try await models.read(model) { _, _ in blockade.hold() }.value
            : try await models.ask(model) { _, _ in blockade.hold() }.value
        }
      }
      try await blockade.whileBlocking(2) {
        for _ in 1...3 { await Task { await Task.yield() }.value }
        try await models.catchUp(with: GivenLog(.coins(1...3)))
        // The first coin is at position 1001.
        #expect(model.position.rawValue == 1003)
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(lifted == Array(repeating: true, count: count), "The queries blocked the other tasks.")
  }
}
