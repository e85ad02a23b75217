import EventSourcing
import EventsSolution
import Foundation
import PersistenceSolution
import SQLite
import Testing

@Suite("The command that verifies a log")
struct VerifyCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func verify(_ options: String...) async throws -> Companion.Run {
    try await ChapterProgram.run(5, ["--verify"] + options)
  }

  /// Opens three accounts, with two events each.
  private func fill() async throws {
    let store = try SQLiteEventStore(path: folder.bank, codec: .accounts)
    for number in 1...3 {
      try await store.append(.opening(number), to: .opened(number), expecting: .noStream)
    }
  }

  @Test("It reports that all events are as recorded, the position of the noted head, and changes")
  func finds() async throws {
    try await fill()
    let head = try verifyLog(at: folder.bank).head
    let run = try await verify(folder.bank, "--head", "\(head)")
    #expect(run.status == 0 && run.output.contains("6 events, all as recorded"))
    #expect(run.output.contains("the noted head is in the log at position 6"))
    let shell = try Connection(path: folder.bank)
    try shell.execute(
      "DROP TRIGGER events_never_change; UPDATE events SET shape = 9 WHERE position = 4")
    let changed = try await verify(folder.bank)
    #expect(changed.status == 1 && changed.output.contains("position 4, or its hash, was changed"))
    let unknown = try await verify(folder.bank, "--head", "\(head)")
    #expect(unknown.status == 1 && unknown.output.contains("has the noted head"))
  }

  @Test("A head that is in no event means that the log was rewritten or cut")
  func findsCut() async throws {
    try await fill()
    let other = String(repeating: "7", count: 64)
    let run = try await verify(folder.bank, "--head", other)
    #expect(run.status == 1 && run.output.contains("no event has the noted head"))
  }

  @Test("A file that can't be verified is named, without a verdict about its events")
  func refuses() async throws {
    let missing = try await verify(folder.bank)
    #expect(missing.status == 2 && missing.errors.contains("there is no file at"))
    try Connection(path: folder.bank).execute("CREATE TABLE books (title)")
    let foreign = try await verify(folder.bank)
    #expect(foreign.status == 2 && foreign.errors.contains("belongs to another program"))
    try Connection(path: folder.bank).execute(
      """
      DROP TABLE books; PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = 2
      """)
    let old = try await verify(folder.bank)
    #expect(old.status == 2 && old.errors.contains("schema version 2"))
    let noHash = try await verify(folder.bank, "--head", "abc")
    #expect(noHash.status == 2 && noHash.errors.contains("usage"))
  }
}
