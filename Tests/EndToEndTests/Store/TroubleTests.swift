import EventSourcing
import EventsSolution
import Foundation
import PersistenceSolution
import SQLite
import Testing

@Suite("The reference and locked, read-only or damaged files")
struct TroubleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func store(_ options: StorageOptions = StorageOptions()) throws -> SQLiteEventStore {
    try SQLiteEventStore(path: folder.bank, codec: .accounts, options: options)
  }

  /// Opens so many accounts, with two events each.
  @discardableResult
  private func fill(_ count: Int) async throws -> [RecordedEvent] {
    let store = try store()
    for number in 1...count { try await store.append(number: number) }
    return try await store.readAll(after: .start, limit: .max)
  }

  /// Makes sure that a bank has two events for each of these accounts, and no others.
  private func expectAccounts(_ numbers: [Int]) async throws {
    let store = try SQLiteEventStore(path: folder.bank, codec: .accounts)
    let log = try await store.readAll(after: .start, limit: .max)
    #expect(log.map(\.stream.id) == numbers.flatMap { ["\($0)", "\($0)"] })
    #expect(log.map(\.version) == numbers.flatMap { _ in [1, 2] })
    let check = try Connection(path: folder.bank).run("PRAGMA integrity_check") {
      $0.text(0)
    }
    #expect(check == ["ok"])
  }

  @Test("If another program holds the lock, an append waits, is rejected, and succeeds later")
  func locked() async throws {
    try await fill(3)
    let impatient = try store(StorageOptions(patience: .milliseconds(50)))
    let other = try Connection(path: folder.bank)
    try other.execute("BEGIN IMMEDIATE")
    await #expect(throws: StorageError.locked) { try await impatient.append(number: 4) }
    // Readers need not wait.
    #expect(try await impatient.readAll(after: .start, limit: .max).count == 6)
    try other.execute("ROLLBACK")
    try await impatient.append(number: 4)
    try await expectAccounts([1, 2, 3, 4])
  }

  @Test(
    "A read-only file, or one in a read-only folder, is left alone, and that is reported",
    arguments: ["bank.sqlite3", ""])
  func readOnly(name: String) async throws {
    try await fill(3)
    try folder.allow(name.isEmpty ? 0o555 : 0o444, in: name)
    let clerk = try ClerkChild(
      at: folder.bank, in: try TemporaryFolder(), by: OrdinaryRights.wrapper)
    let report = try await clerk.report()
    #expect(report.status == 1)
    #expect(report.errors == "The clerk stops: \(StorageError.readOnly)\n")
    try folder.allow(0o755, in: name)
    try await expectAccounts([1, 2, 3])
  }

  @Test(
    "Overwritten pages are detected, and intact ones can still be read",
    arguments: ["events", "sqlite_autoindex_events_2"])
  func damaged(name: String) async throws {
    let log = try await fill(200)
    let connection = try Connection(path: folder.bank)
    // Where the table begins, or its index of streams and versions.
    let page = try connection.integer(
      "SELECT rootpage FROM sqlite_schema WHERE name = ?", .text(name))
    try overwrite(page..<page + 1, pageSize: try connection.integer("PRAGMA page_size"))
    let store = try store()
    // SQLite may find the damage only in the commit.
    await #expect {
      try await store.append(number: 201)
    } throws: {
      "\($0)".contains("\(StorageError.damaged)")
    }
    await #expect(throws: StorageError.damaged) {
      try await store.read(Account.stream(of: 1), .backwards, from: nil, limit: 1)
    }
    if name == "events" {
      await #expect(throws: StorageError.damaged) {
        try await store.readAll(after: .start, limit: 1)
      }
    } else {
      let rest = try await store.readAll(after: .start, limit: .max)
      #expect(rest.map(\.id) == log.map(\.id))
    }
  }

  @Test("If the middle of the log was overwritten, its beginning and its end can be read")
  func damagedInTheMiddle() async throws {
    let log = try await fill(200)
    let connection = try Connection(path: folder.bank)
    let middle = try connection.integer("PRAGMA page_count") / 2
    try overwrite(middle..<middle + 8, pageSize: try connection.integer("PRAGMA page_size"))
    let store = try store()
    await #expect(throws: StorageError.damaged) {
      try await store.readAll(after: .start, limit: .max)
    }
    let beginning = try await store.readAll(after: .start, limit: 10)
    #expect(beginning.map(\.id) == log.prefix(10).map(\.id))
    let end = try await store.readAll(after: log[log.count - 10].position, limit: .max)
    #expect(end.map(\.id) == log.suffix(9).map(\.id))
  }

  /// Writes something that SQLite has never written over pages of the file, which count from 1.
  private func overwrite(_ pages: Range<Int>, pageSize: Int) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: folder.bank))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64((pages.lowerBound - 1) * pageSize))
    try file.write(contentsOf: Data(repeating: 0xFF, count: pages.count * pageSize))
  }
}

extension EventStore {
  /// Opens an account, with a first deposit.
  @discardableResult
  fileprivate func append(number: Int) async throws -> AppendResult {
    try await append(.opening(number), to: .opened(number), expecting: .noStream)
  }
}
