import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import StoreConformance
import Testing

@Suite("Stage 5: The store on SQLite")
struct ConformanceTests {
  @Test("It keeps every promise of a store", arguments: StoreLaw.all)
  func keeps(law: StoreLaw) async throws {
    let violation = try await law.violation { clock in
      let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).db").path
      return try SQLiteEventStore(path: path, codec: EventCodec([Note.self]), clock: clock)
    }
    #expect(violation == nil)
  }
}
