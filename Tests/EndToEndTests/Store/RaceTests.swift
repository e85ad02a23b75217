import InMemoryStoreSolution
import PersistenceSolution
import StoreConformance
import Testing

@Suite("The reference in thousands of races")
struct RaceTests {
  @Test("The store in memory loses no event and records no version twice")
  func inMemory() async throws {
    let violation = try await StoreLaw.races(10_000).violation { InMemoryEventStore(clock: $0) }
    #expect(violation == nil)
  }

  @Test("The store on SQLite loses no event and records no version twice")
  func onSQLite() async throws {
    let folder = try TemporaryFolder()
    // Half as many: each of them waits for the disk.
    let violation = try await StoreLaw.races(5_000).violation { clock in
      try SQLiteEventStore(path: folder.bank, codec: EventCodec([Note.self]), clock: clock)
    }
    #expect(violation == nil)
  }
}
