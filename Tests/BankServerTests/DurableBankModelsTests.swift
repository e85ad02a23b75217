import API
import BankStories
import EventSourcing
import Events
import Foundation
import InMemoryStore
import Persistence
import ReadModels
import SQLite
import StoreConformance
import TestStores
import Testing

@testable import BankServer

@Suite("Given: The durable read models of the served bank")
struct DurableBankModelsTests {
  private let folder: TemporaryFolder
  private var log: String { folder.url.appending(path: "bank.sqlite3").path }
  private var file: String { log + "-models" }

  init() throws { folder = try TemporaryFolder() }

  private func durable(_ store: any EventStore) async throws -> DurableBankModels {
    let models = try DurableBankModels(besideLogAt: log)
    try await models.catchUp(with: store)
    return models
  }

  private func inMemory(_ store: any EventStore) async throws -> InMemoryModels {
    let models = InMemoryModels()
    try await models.catchUp(with: store)
    return models
  }

  @Test(
    "Every query has the same result as in memory, with any page size",
    arguments: [1, 3, .max])
  func answersAlike(longestPage: Int) async throws {
    let store = GivenLog(Story.events(), longestPage: longestPage)
    let (durable, inMemory) = (try await durable(store), try await inMemory(store))
    #expect(try await answers(of: durable) == answers(of: inMemory))
    #expect(durable.all.map(\.name) == inMemory.all.map(\.name))
    #expect(durable.all.map(\.position) == inMemory.all.map(\.position))
  }

  @Test("In an empty bank, too")
  func answersAlikeWhenEmpty() async throws {
    let store = GivenLog([])
    #expect(try await answers(of: durable(store)) == answers(of: inMemory(store)))
  }

  @Test("After a restart, only newer events are read")
  func readsOn() async throws {
    let events = Story.events()
    let store = GivenLog(Array(events.prefix(9)))
    _ = try await durable(store)
    store.add(Array(events.dropFirst(9)))
    let before = store.requests.count
    let again = try await durable(store)
    // The last event that it knows; then what is newer; then the end.
    #expect(store.requests[before...].map(\.position) == [16, 17, 35])
    #expect(try await answers(of: again) == answers(of: inMemory(store)))
  }

  @Test("Queries are rejected until it is known that the file belongs to the log")
  func isNotTrusted() async throws {
    _ = try await durable(GivenLog(Story.events()))
    let models = try DurableBankModels(besideLogAt: log)
    let queries = models.queries(patience: .seconds(5), clock: ContinuousClock())
    await #expect(throws: ReadModelBehind.self) { try await queries.account(1, atLeast: .start) }
    #expect(models.all.allSatisfy { $0.position == .start })
  }

  @Test(
    "Models of another log, or of one that ends earlier, are rebuilt", arguments: [18, 17, 0])
  func otherLog(count: Int) async throws {
    let events = Story.events()
    _ = try await durable(GivenLog(events))
    let other = count == events.count ? Story.events() : Array(events.prefix(count))
    let store = GivenLog(other)
    #expect(try await answers(of: durable(store)) == answers(of: inMemory(store)))
  }

  @Test(
    "A deleted, damaged or foreign file is rebuilt",
    arguments: ["deleted", "garbage", "foreign", "shape", "missing model"])
  func builtAnew(what: String) async throws {
    let store = GivenLog(Story.events())
    _ = try await durable(store)
    try spoil(what)
    #expect(try await answers(of: durable(store)) == answers(of: inMemory(store)))
    let isSetAside = FileManager.default.fileExists(atPath: file + "-set-aside")
    #expect(isSetAside == ["garbage", "foreign"].contains(what))
  }

  @Test("Damage that is detected while the file is used leads to a new file at the next start")
  func damagedInside() async throws {
    let store = GivenLog(Story.events())
    _ = try await durable(store)
    try await damage("model_statements")
    let models = try DurableBankModels(besideLogAt: log)
    try await models.open(for: store)
    let queries = models.queries(patience: .seconds(5), clock: ContinuousClock())
    await #expect(throws: StorageError.damaged) {
      try await queries.statement(of: 1, after: 0, limit: 9, atLeast: .start)
    }
    #expect(try await answers(of: durable(store)) == answers(of: inMemory(store)))
  }

  /// Overwrites the first page of a table.
  private func damage(_ table: String) async throws {
    let (page, size) = try {
      let connection = try Connection(path: file)
      return (
        try connection.integer("SELECT rootpage FROM sqlite_schema WHERE name = ?", .text(table)),
        try connection.integer("PRAGMA page_size")
      )
    }()
    let handle = try FileHandle(forUpdating: URL(filePath: file))
    try handle.seek(toOffset: UInt64((page - 1) * size))
    try handle.write(contentsOf: Data(repeating: 0x2A, count: size))
    try handle.close()
  }

  private func spoil(_ what: String) throws {
    let files = FileManager.default
    switch what {
    case "shape", "missing model":
      let connection = try Connection(path: file)
      try connection.execute(
        what == "shape"
          ? "UPDATE models SET shape = 99 WHERE name = 'users'"
          : "DELETE FROM models WHERE name = 'feed'; DROP TABLE model_feed")
    default:
      for suffix in ["", "-wal", "-shm"] where files.fileExists(atPath: file + suffix) {
        try files.removeItem(atPath: file + suffix)
      }
      if what == "garbage" {
        try Data(repeating: 0x2A, count: 9_000).write(to: URL(filePath: file))
      }
      if what == "foreign" {
        try Connection(path: file).execute("CREATE TABLE recipes (name TEXT)")
      }
    }
  }

  @Test(
    "A model stops before an event that it can't apply, and the others continue",
    arguments: [1, .max])
  func poison(longestPage: Int) async throws {
    let store = GivenLog(Story.tooMuch, longestPage: longestPage)
    for _ in 1...2 {
      let models = try await durable(store)
      #expect(
        models.all.map(\.position.rawValue) == [5, 5, 5, 1, 5], "longest page: \(longestPage)")
      let trouble = models["totals"]?.trouble as? PoisonousEvent
      #expect(trouble?.event.position.rawValue == 3 && trouble?.reason is MoneyError)
      let queries = models.queries(patience: .seconds(5), clock: ContinuousClock())
      #expect(try await queries.totals(atLeast: .start).value.deposited == Money(cents: 40))
      #expect(try await queries.account(3, atLeast: .start).value.balance == Money(cents: 6))
    }
  }

  @Test("Unfinished transfers are found, oldest first, without reading the log")
  func transfers() async throws {
    let store = GivenLog(Story.events())
    _ = try await durable(store)
    let before = store.requests.count
    let models = try await durable(store)
    let end = GlobalPosition(rawValue: 35)
    #expect(try await models.unfinishedTransfers(at: end) == ["t-2"])
    #expect(store.requests.count - before == 2)
  }

  @Test("A write can be read when settling has returned", .timeLimit(.minutes(1)))
  func settles() async throws {
    let store = InMemoryEventStore()
    let reads = ReadSide(store: store, models: try DurableBankModels(besideLogAt: log))
    await reads.open()
    let following = Task { await reads.follow() }
    defer { following.cancel() }
    for event in Story.events().prefix(4) {
      let new = NewEvent(id: event.id, event: event.event)
      let position = try await store.append([new], to: event.stream, expecting: .any).position
      await reads.settle(at: position)
      #expect(reads.all.allSatisfy { $0.position == position })
    }
    let account = try await reads.queries.account(1, atLeast: .start).value
    #expect(account.balance == Money(cents: 90_00))
  }
}

// MARK: - Damage

extension DurableBankModelsTests {
  @Test(
    "Models that need a damaged event stop before it, the others continue, and all do once it is fixed",
    arguments: [1, .max])
  func damage(longestPage: Int) async throws {
    let store = GivenLog(Story.events(), longestPage: longestPage)
    for _ in 1...2 {
      let models = try await durable(DamagedLog(store))
      #expect(models.all.map(\.position.rawValue) == [3, 35, 3, 3, 3])
      let stopped = models.all.filter { $0.trouble is DamagedEvent }.map(\.name)
      #expect(stopped == ["accounts", "statements", "totals", "feed"])
      let end = GlobalPosition(rawValue: 35)
      #expect(try await models.unfinishedTransfers(at: end) == ["t-2"])
    }
    #expect(try await answers(of: durable(store)) == answers(of: inMemory(store)))
  }
}
