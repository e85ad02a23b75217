import FailingDisk
import Foundation
import SQLite
import Testing

@Suite("The given SQLite: failed commits")
struct CommitTests {
  private let folder: URL
  private let path: String
  private let disk: FailingDisk

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "commit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "notes.sqlite3").path
    disk = FailingDisk(under: path)
  }

  /// A new file with a write-ahead log, and a table.
  private func file() throws -> Connection {
    let connection = try Connection(path: path)
    try connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    try connection.execute("CREATE TABLE notes (text TEXT UNIQUE)")
    return connection
  }

  private func insert(_ text: String, into connection: Connection) throws {
    try connection.write {
      try connection.run("INSERT INTO notes (text) VALUES (?)", .text(text))
    }
  }

  private func notes(in connection: Connection) throws -> [String] {
    try connection.run("SELECT text FROM notes ORDER BY text") { $0.text(0) }
  }

  /// What the next process finds when this one ends at this moment.
  private func notesAfterCrash() throws -> [String] {
    let copy = folder.appending(path: "copy.sqlite3").path
    for name in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path + name, toPath: copy + name)
    }
    defer {
      for name in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + name) }
    }
    return try notes(in: try Connection(path: copy))
  }

  @Test("A transaction with a failed sync is not visible, but may be there after a crash")
  func uncertain() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let connection = try file()
    try insert("a", into: connection)
    disk.breakDown()
    #expect {
      try insert("b", into: connection)
    } throws: { error in
      (error as? UncertainCommit)?.cause.code.primary == .ioError
    }
    #expect(try notes(in: connection) == ["a"])
    #expect(try notesAfterCrash() == ["a", "b"])
    #expect(connection.commitCount == 1)
  }

  @Test("The same transaction can be repeated when the disk works again")
  func repeats() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let connection = try file()
    disk.breakDown()
    #expect(throws: UncertainCommit.self) { try insert("a", into: connection) }
    disk.recover()
    try insert("a", into: connection)
    #expect(try notes(in: connection) == ["a"])
    #expect(try notesAfterCrash() == ["a"])
  }

  @Test("A failure before the commit is certain")
  func certain() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let connection = try file()
    try insert("a", into: connection)
    disk.breakDown()
    #expect(throws: SQLiteError.self) { try insert("a", into: connection) }
    #expect(try notesAfterCrash() == ["a"])
  }

  @Test("A commit on a full disk is certain")
  func full() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let connection = try file()
    try insert("a", into: connection)
    disk.fill()
    #expect {
      try insert("b", into: connection)
    } throws: { error in
      (error as? SQLiteError)?.code.primary == .full
    }
    #expect(try notesAfterCrash() == ["a"])
  }

  @Test("A commit that violates a constraint is certain")
  func refused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let connection = try file()
    try connection.execute(
      """
      PRAGMA foreign_keys = ON;
      CREATE TABLE replies (text TEXT REFERENCES notes (text) DEFERRABLE INITIALLY DEFERRED)
      """)
    #expect {
      try connection.write { try connection.run("INSERT INTO replies VALUES ('to nothing')") }
    } throws: { error in
      (error as? SQLiteError)?.code.primary == .constraint
    }
    #expect(try connection.integer("SELECT count(*) FROM replies") == 0)
  }
}
