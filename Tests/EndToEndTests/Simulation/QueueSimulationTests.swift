import Foundation
import QueueSimulation
import TestStores
import Testing

@Suite("The queue and its workers, simulated for long")
struct LongQueueSimulationTests {
  /// `Benchmarks queue-crashes` does it with a million.
  @Test(
    "With 100,000 messages and crashes, nothing is lost, and nothing happens twice",
    .timeLimit(.minutes(5)))
  func keepsPromises() async throws {
    let seeds = Seeds.chosen ?? 101...108
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seed in seeds {
        group.addTask {
          let folder = try TemporaryFolder()
          let simulation = QueueSimulation(
            seed: seed, messageCount: 12_500, isFIFO: seed.isMultiple(of: 2))
          let outcome = try await simulation.run(in: folder.url)
          #expect(outcome.brokenPromise == nil)
        }
      }
      try await group.waitForAll()
    }
  }
}
