import InMemoryStoreSolution
import StoreConformance
import Testing

@Suite("The reference in ten thousand races")
struct RaceTests {
  @Test("The store in memory loses no event and records no version twice")
  func inMemory() async throws {
    let violation = try await StoreLaw.races(10_000).violation { InMemoryEventStore(clock: $0) }
    #expect(violation == nil)
  }
}
