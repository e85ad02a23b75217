import QueueSimulation
import TestStores
import Testing

@Suite("Queue and workers, simulated with crashes")
struct QueueSimulationTests {
  @Test(
    "Nothing is lost, each message has one effect, and groups keep their order",
    arguments: 1...4 as ClosedRange<UInt64>, [false, true])
  func keepsPromises(seed: UInt64, isFIFO: Bool) async throws {
    let folder = try TemporaryFolder()
    let simulation = QueueSimulation(seed: seed, messageCount: 1_000, isFIFO: isFIFO)
    let outcome = try await simulation.run(in: folder.url)
    #expect(outcome.brokenPromise == nil)
  }

  @Test("The same seed gives the same run", arguments: [false, true])
  func repeats(isFIFO: Bool) async throws {
    let simulation = QueueSimulation(seed: 7, messageCount: 500, isFIFO: isFIFO)
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    let first = try await simulation.run(in: folders[0].url)
    #expect(try await simulation.run(in: folders[1].url).counts == first.counts)
  }

  @Test(
    "Everything that can go wrong does, and handles get old",
    arguments: [(1, false), (5, true)] as [(UInt64, Bool)])
  func isEventful(seed: UInt64, isFIFO: Bool) async throws {
    let folder = try TemporaryFolder()
    let simulation = QueueSimulation(seed: seed, messageCount: 3_000, isFIFO: isFIFO)
    let counts = try await simulation.run(in: folder.url).counts
    for incident in QueueSimulation.Incident.allCases {
      #expect(counts[incident, default: 0] > 0, "\(incident)")
    }
  }
}
