import Foundation
import Persistence
import SQLite
import TestStores
import Testing

@testable import Messaging

@Suite("The file of an event hub")
struct HubFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.url.appending(path: "hub.sqlite3").path }

  @Test("Accepted messages and checkpoints are still there after a restart")
  func keepsAll() async throws {
    let batch = SourceBatch(source: "users", after: 0, "u1@3 u2@6")
    do { _ = try await Hub(path: path).accept(batch) }
    let hub = try Hub(path: path)
    #expect(
      try await hub.events(after: 0, limit: 10).map(\.message) == batch.entries.map(\.message))
    #expect(try await hub.accept(SourceBatch(source: "users", after: 6, "u3@9")) == 9)
  }

  @Test("Another process reads the file while the hub is open")
  func isReadByOthers() async throws {
    let hub = try Hub(path: path)
    let reader = try HubReader(path: path)
    #expect(try await reader.end == 0)
    _ = try await hub.accept(SourceBatch(source: "users", after: 0, "u1@3"))
    #expect(try await reader.events(about: "box-u", limit: 10).map(\.message.word) == ["u1"])
    #expect(try await reader.end == 1)
  }

  @Test("The file of another program is refused, and unchanged", arguments: [true, false])
  func refusesForeignFile(isForReading: Bool) throws {
    let connection = try Connection(path: path)
    try connection.execute("CREATE TABLE stamps (country TEXT); PRAGMA application_id = 7")
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StorageError.foreignFile) {
      if isForReading { _ = try HubReader(path: path) } else { _ = try Hub(path: path) }
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("The file of a newer version is refused", arguments: [true, false])
  func refusesNewerFile(isForReading: Bool) throws {
    do {
      let connection = try HubFile.open(path)
      try connection.execute("PRAGMA user_version = 2")
    }
    #expect(throws: StorageError.fromTheFuture(version: 2)) {
      if isForReading { _ = try HubReader(path: path) } else { _ = try Hub(path: path) }
    }
  }

  @Test("Reading creates no file")
  func makesNoFile() throws {
    #expect(throws: StorageError.self) { _ = try HubReader(path: path) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("A hub needs a file", arguments: ["", ":memory:"])
  func needsFile(path: String) {
    #expect(throws: StorageError.noFile) { _ = try Hub(path: path) }
  }

  @Test("A damaged message throws InvalidMessage, and those before it can be read")
  func findsDamage() async throws {
    let hub = try Hub(path: path)
    _ = try await hub.accept(SourceBatch(source: "users", after: 0, "u1@3 u2@6"))
    try Connection(path: path).execute("UPDATE events SET message = '{' WHERE position = 2")
    #expect(try await hub.events(after: 0, limit: 1).map(\.message.word) == ["u1"])
    await #expect(throws: InvalidMessage.self) { try await hub.events(after: 1, limit: 1) }
  }
}
