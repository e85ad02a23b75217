import Postgres
import ScratchPostgres
import StoreConformance
import Testing

@Suite("A database for a test")
struct ScratchDatabaseTests {
  @Test("Tests that start at once share one server, and no database")
  func shared() async throws {
    let names = try await withThrowingTaskGroup(of: (String, ObjectIdentifier).self) { group in
      for _ in 0..<8 {
        group.addTask {
          let scratch = try await ScratchPostgres.shared()
          let database = try await scratch.database()
          let connection = try await database.connect()
          try await connection.run("CREATE TABLE notes (number integer)")
          let name = try await connection.run("SELECT current_database()")[0].text(0)
          await connection.close()
          #expect(name == database.name)
          return (name, ObjectIdentifier(scratch.server))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(names.map(\.0)).count == 8)
    #expect(Set(names.map(\.1)).count == 1)
  }

  @Test("A database is dropped after its test")
  func dropped() async throws {
    let scratch = try await ScratchPostgres.shared()
    let name = try await scratch.database().name
    let database = try await scratch.database()
    let connection = try await database.connect()
    let isGone = try await becomesTrue(within: .seconds(60)) {
      try await connection.run("SELECT FROM pg_database WHERE datname = $1", .text(name)).isEmpty
    }
    #expect(isGone)
  }
}
