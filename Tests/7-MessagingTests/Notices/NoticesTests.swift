import EventSourcing
import Events
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import Synchronization
import TestStores
import Testing

@testable import Messaging

@Suite("Stage 7: Notices")
struct NoticesTests {
  private let folder: TemporaryFolder
  private let clock = ManualQueueClock()
  private var path: String { folder.url.appending(path: "notices.sqlite3").path }

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "Each deposit, withdrawal and transfer has one notice, and nothing else has",
    .endToEnd)
  func oneEach() async throws {
    let announced = Journal()
    let notices = try Notices(path: path, clock: clock) { announced.add("\($0)") }
    let messages = Self.messages
    for message in messages + messages.reversed() { _ = try await notices.consume(message) }
    let expected = [
      "25.00 was paid into account 1", "10.00 was paid out of account 1",
      "7.00 went from account 1 to account 2",
    ]
    #expect(announced.lines == expected)
    #expect(try await notices.count == 3)
    #expect(try await notices.newest(10).map { "\($0)" } == expected.reversed())
    #expect(try await notices.newest(2).map(\.messageID.rawValue) == ["transfer", "withdrawal"])
    #expect(try await notices.newest(-1).isEmpty)
    #expect(
      try await notices.notices(of: 1, limit: 2).map(\.messageID.rawValue)
        == ["transfer", "withdrawal"])
    #expect(try await notices.notices(of: 2, limit: 5).map(\.messageID.rawValue) == ["transfer"])
    #expect(try await notices.notices(of: 3, limit: 5).isEmpty)
    let totals = try await notices.totals()
    #expect(totals.mapValues(\.cents) == [.deposit: 25_00, .withdrawal: 10_00, .transfer: 7_00])
    #expect(totals.mapValues(\.count) == [.deposit: 1, .withdrawal: 1, .transfer: 1])
  }

  @Test("A notice comes back from the file as it was written", .endToEnd)
  func roundTrip() async throws {
    let messages = Self.messages
    let first = try Notices(path: path, clock: clock)
    for message in messages { _ = try await first.consume(message) }
    let second = try Notices(path: path, clock: clock)
    #expect(try await second.newest(9).reversed() == messages.compactMap { try Notice(for: $0) })
    for message in messages { #expect(try await second.consume(message) == .duplicate) }
    #expect(try await second.count == 3)
  }

  @Test("Two workers that share a file write one notice for each message", .endToEnd)
  func shared() async throws {
    let workers = try [Notices(path: path, clock: clock), Notices(path: path, clock: clock)]
    let messages = (1...50).map { Self.deposit("deposit-\($0)") }
    let handled = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for message in messages {
        for worker in workers {
          group.addTask {
            if try await worker.consume(message) == .handled { handled.add() }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(handled.count == 50)
    #expect(try await workers[0].count == 50)
  }

  @Test(
    "A message with a known type and something else inside is refused", .endToEnd,
    arguments: [
      ["amount": .string("25.00")], ["account_id": .string("1"), "amount": .string("25.00")],
      ["account_id": .integer(0), "amount": .string("25.00")], ["account_id": .integer(1)],
      ["account_id": .integer(1), "amount": .integer(25)],
      ["account_id": .integer(1), "amount": .string("25.005")],
      ["account_id": .integer(1), "amount": .string("-25.00")],
    ] as [[String: JSONValue]])
  func refused(data: [String: JSONValue]) async throws {
    let notices = try Notices(path: path, clock: clock)
    let message = Self.message("a", "DepositMade", data)
    await #expect(throws: InvalidMessage.self) { try await notices.consume(message) }
    #expect(try await notices.count == 0)
    // It is not in the inbox: a worker that understands it can handle it.
    #expect(try await notices.consume(Self.deposit("a")) == .handled)
  }

  @Test("A newer shape is refused, and another source has no notices", .endToEnd)
  func others() async throws {
    let notices = try Notices(path: path, clock: clock)
    let deposit = Self.deposit("a")
    let newer = Message(
      id: deposit.id, source: "bank", type: "DepositMade", shape: 2, subject: "account-1",
      sequence: 2, time: deposit.time, data: deposit.data)
    await #expect(throws: InvalidMessage.unexpected("dataversion", expected: "1")) {
      try await notices.consume(newer)
    }
    let foreign = Message(
      id: deposit.id, source: "casino", type: "DepositMade", subject: "account-1", sequence: 2,
      time: deposit.time, data: deposit.data)
    #expect(try await notices.consume(foreign) == .handled)
    #expect(try await notices.count == 0)
    #expect(try await notices.consume(deposit) == .handled)
    #expect(try await notices.count == 1)
  }

  @Test("The inbox forgets what was handled long ago, and only that", .endToEnd)
  func prunes() async throws {
    let notices = try Notices(path: path, memory: .seconds(100), clock: clock)
    _ = try await notices.consume(Self.deposit("a", second: 1))
    clock.advance(by: 60)
    _ = try await notices.consume(Self.deposit("b", second: 2))
    clock.advance(by: 60)
    try await notices.prune()
    await #expect(throws: MessageTooOld(id: MessageID(rawValue: "a"))) {
      try await notices.consume(Self.deposit("a", second: 1))
    }
    #expect(try await notices.consume(Self.deposit("b", second: 2)) == .duplicate)
    #expect(try await notices.count == 2)
  }

  @Test("Old messages of a bank that begins to publish are not too old", .endToEnd)
  func oldLog() async throws {
    let notices = try Notices(path: path, memory: .seconds(100), clock: clock)
    // Each is a year older than the clock; the inbox is pruned at every thousandth.
    for number in 1...1_001 {
      let message = Self.deposit("\(number)", second: number - 31_536_000)
      #expect(try await notices.consume(message) == .handled)
    }
    #expect(try await notices.count == 1_001)
  }

  @Test("Messages that are handled at the same time share commits", .endToEnd)
  func sharesCommits() async throws {
    let notices = try Notices(path: path, clock: clock)
    _ = try await notices.consume(Self.deposit("first"))
    let before = notices.commitCount
    let begun = Counter()
    // The file is locked until all are there.
    let other = try Connection(path: path)
    try other.execute("BEGIN IMMEDIATE")
    try await withThrowingTaskGroup(of: Inbox.Outcome?.self) { group in
      for number in 1...40 {
        group.addTask {
          begun.add()
          return try await notices.consume(Self.deposit("\(number % 20)"))
        }
      }
      group.addTask {
        // One of them fails alone.
        begun.add()
        return try? await notices.consume(Self.message("bad", "DepositMade", [:]))
      }
      while begun.count < 41 { await Task.yield() }
      try other.execute("COMMIT")
      var outcomes: [Inbox.Outcome?] = []
      for try await outcome in group { outcomes.append(outcome) }
      #expect(outcomes.count { $0 == .handled } == 20)
      #expect(outcomes.count { $0 == .duplicate } == 20)
    }
    #expect(notices.commitCount - before <= 15)
    #expect(try await notices.count == 21)
  }

  @Test("A file of another program is refused, and unchanged", .endToEnd)
  func foreignFile() throws {
    let other = try Connection(path: path)
    try other.execute("CREATE TABLE recipes (name TEXT)")
    #expect(throws: StorageError.foreignFile) { try Notices(path: path) }
    #expect(try other.integer("SELECT count(*) FROM sqlite_schema") == 1)
    #expect(throws: StorageError.noFile) { try Notices(path: "") }
    #expect(throws: StorageError.noFile) { try Notices(path: ":memory:") }
  }

  private static var messages: [Message] {
    [
      message("opened", "AccountOpened", ["account_id": .integer(1)]), deposit("deposit"),
      message(
        "withdrawal", "WithdrawalMade", ["account_id": .integer(1), "amount": .string("10.00")]),
      message(
        "transfer", "TransferMade",
        [
          "transfer_id": .string("t"), "from_account_id": .integer(1),
          "to_account_id": .integer(2), "amount": .string("7.00"),
        ]),
      message("future", "CardBlocked", ["card": .integer(5)]),
    ]
  }

  private static func deposit(_ id: String, second: Int = 1) -> Message {
    message(
      id, "DepositMade", ["account_id": .integer(1), "amount": .string("25.00")], second: second)
  }

  private static func message(
    _ id: String, _ type: MessageType, _ data: [String: JSONValue], second: Int = 1
  ) -> Message {
    Message(
      id: MessageID(rawValue: id), source: "bank", type: type, subject: "account-1", sequence: 2,
      time: Parcel.time(second), data: data)
  }
}
