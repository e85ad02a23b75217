import CSQLite
import Foundation
import Testing

@testable import SQLite

@Suite("The given SQLite: moved files")
struct PlaceTests {
  private let folder: URL
  private let path: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "place-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "notes.sqlite3").path
  }

  private func file() throws -> Connection {
    let connection = try Connection(path: path)
    try connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE notes (text)")
    connection.watchPlace()
    return connection
  }

  private func insert(into connection: Connection) throws {
    try connection.write { try connection.run("INSERT INTO notes VALUES ('a')") }
  }

  @Test(
    "A write transaction checks whether the file is still in place",
    arguments: ["", "-wal", "-shm"])
  func looks(suffix: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let connection = try file()
    try insert(into: connection)
    try FileManager.default.moveItem(atPath: path + suffix, toPath: path + ".away")
    #expect {
      try insert(into: connection)
    } throws: { error in
      (error as? SQLiteError)?.code == .moved
    }
    #expect(try connection.integer("SELECT count(*) FROM notes") == 1)
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path + suffix)
    try insert(into: connection)
    #expect(connection.commitCount == 2)
  }

  // A commit waits for the disk, and the file may go just then. The rows are in a file without a
  // name: "refused" would be wrong, and "recorded" worse.
  @Test("A file that moves during the commit leaves the transaction uncertain")
  func isUncertain() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let connection = try file()
    path.withCString { path in
      sqlite3_commit_hook(
        connection.handle,
        { path in
          if let path { unlink(path.assumingMemoryBound(to: CChar.self)) }
          return 0
        }, UnsafeMutableRawPointer(mutating: path))
      defer { sqlite3_commit_hook(connection.handle, nil, nil) }
      #expect {
        try insert(into: connection)
      } throws: { error in
        (error as? UncertainCommit)?.cause.code == .moved
      }
    }
  }

  @Test("A connection reports whether its file is read-only")
  func isReadOnly() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try !file().isReadOnly)
    #expect(try Connection(path: path, mode: .readOnly).isReadOnly)
  }
}
