import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import StoreConformance
import Testing

@testable import Persistence

@Suite("Stage 5: Reads have separate threads")
struct ReaderThreadTests {
  @Test(
    "While every connection is blocked, other tasks go on, and waiting reads come later",
    .exercise("5.9"))
  func others() async throws {
    let file = try BankFile()
    let pool = try ConnectionPool(count: 2) { try Connection.eventStore(at: file.path) }
    let blockade = Blockade()
    // More than the cooperative pool has threads.
    let readers = ProcessInfo.processInfo.activeProcessorCount + 3
    let lifted = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 1...readers {
        group.addTask { try await pool.run { _ in blockade.hold() } }
      }
      await blockade.whileBlocking(2) {
        #expect(await Self.sumByTasks(upTo: 40) == 820)
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(lifted == Array(repeating: true, count: readers), "The reads blocked the other tasks.")
  }

  private static func sumByTasks(upTo count: Int) async -> Int {
    await withTaskGroup(of: Int.self) { group in
      for number in 1...count {
        group.addTask {
          await Task.yield()
          return number
        }
      }
      return await group.reduce(0, +)
    }
  }

  @Test(
    "While long reads are blocked, appends, short reads and subscriptions are answered",
    .exercise("5.10"))
  func shortReads() async throws {
    let file = try BankFile()
    let store = try SQLiteEventStore(path: file.path, codec: EventCodec([Note.self]))
    try await Self.append(200, to: .first, of: store)
    let blockade = Blockade()
    let long = store.readers.long
    async let one = long.run { _ in blockade.hold() }
    async let other = long.run { _ in blockade.hold() }
    async let all = store.read(.first)
    try await blockade.whileBlocking(2) {
      try await Self.append(3, to: .second, of: store)
      #expect(try await store.read(.second).map(\.version) == [1, 2, 3])
      let last = try await store.read(.first, .backwards, from: nil, limit: 1)
      #expect(last.map(\.version) == [200])
      let end = GlobalPosition(rawValue: 201)
      #expect(try await store.readAll(after: end, limit: 500).map(\.version) == [2, 3])
      for try await event in store.subscribe(after: end) {
        #expect(event.version == 2)
        break
      }
    }
    #expect(try await [one, other] == [true, true], "An answer had to wait for the long reads.")
    #expect(try await all.map(\.version) == Array(1...200))
  }

  @Test(
    "A long read, which has two parts, has each event once and in order", .exercise("5.9"),
    arguments: [nil, 0, 1, 127, 128, 129, 400, 500])
  func parts(limit: Int?) async throws {
    let store = try BankFile().quickStore()
    try await Self.append(410, to: .first, of: store)
    let forwards = try await store.read(.first, .forwards, from: 17, limit: limit)
    try Self.require(forwards.map(\.version), Array(17...410), limit, "forwards from 17")
    let backwards = try await store.read(.first, .backwards, from: 405, limit: limit)
    try Self.require(backwards.map(\.version), (1...405).reversed(), limit, "backwards from 405")
    let log = try await store.readAll(after: GlobalPosition(rawValue: 5), limit: limit ?? .max)
    try Self.require(log.map(\.position.rawValue), Array(6...410), limit, "as a log after 5")
  }

  private static func require(
    _ numbers: [Int], _ all: [Int], _ limit: Int?, _ read: String
  ) throws {
    let expected = Array(all.prefix(limit ?? .max))
    try #require(
      numbers == expected,
      """
      A stream of 410 events was read \(read), \
      \(limit.map { "at most \($0)" } ?? "without a limit").
        expected: \(expected.count) events, \(Self.ends(of: expected))
        got:      \(numbers.count) events, \(Self.ends(of: numbers))
      Without a limit all events come. The store reads a long stream in two statements, and the \
      second one begins after the last event of the first. Chapter 5, exercise 5.9.
      """)
  }

  private static func ends(of numbers: [Int]) -> String {
    guard let first = numbers.first, let last = numbers.last else { return "none" }
    return "\(first) to \(last)"
  }

  @Test(
    "An error of SQLite ends one read, and its connection serves the next one", .exercise("5.9"))
  func failure() async throws {
    let file = try BankFile()
    let pool = try ConnectionPool(count: 1) { try Connection.eventStore(at: file.path) }
    await #expect(throws: StorageError.self) {
      try await pool.run { try $0.integer("SELECT count(*) FROM nowhere") }
    }
    #expect(try await pool.run { try $0.integer("SELECT count(*) FROM events") } == 0)
  }

  private static func append(
    _ count: Int, to stream: StreamID, of store: any EventStore
  ) async throws {
    let events = (1...count).map { NewEvent(id: EventID(rawValue: UUID()), event: Note("\($0)")) }
    try await store.append(events, to: stream, expecting: .noStream)
  }
}
