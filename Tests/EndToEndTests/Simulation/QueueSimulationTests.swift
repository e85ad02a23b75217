import Foundation
import QueueSimulation
import TestStores
import Testing

@Suite("The queue and its workers, simulated for long")
struct LongQueueSimulationTests {
  /// `Benchmarks queue-crashes` does it with a million.
  @Test(
    "With 40,000 messages and crashes, nothing is lost, and nothing happens twice",
    .timeLimit(.minutes(5)))
  func keepsPromises() async throws {
    let seeds = Array(Seeds.chosen ?? 101...108)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, seed) in seeds.enumerated() {
        // SQLite keeps the file of a crashed worker's connection open until the other worker's is
        // closed, too. With two simulations at a time, these are a few hundred files.
        if index > 1 { try await group.next() }
        group.addTask { try await simulate(seed) }
      }
      try await group.waitForAll()
    }
  }

  private func simulate(_ seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    let simulation = QueueSimulation(
      seed: seed, messageCount: 5_000, isFIFO: seed.isMultiple(of: 2))
    let outcome = try await simulation.run(in: folder.url)
    #expect(outcome.brokenPromise == nil)
  }
}
