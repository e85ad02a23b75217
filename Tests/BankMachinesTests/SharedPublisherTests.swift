import EventSourcing
import Events
import ExerciseSupport
import Foundation
import InMemoryStore
import ManyMachines
import Messaging
import Postgres
import ScratchPostgres
import Synchronization
import TestStores
import Testing

@testable import BankMachines

@Suite("Publishers that share the streams of a log", .endToEnd, .timeLimit(.minutes(5)))
struct SharedPublisherTests {
  private let database: ScratchDatabase
  private let log = InMemoryEventStore()
  private let queue = SentMessages()

  init() async throws {
    database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    try await PostgresSchema.install(on: connection)
    await connection.close()
  }

  /// Starts a publisher, and lets it publish until the task is cancelled.
  private func start(_ name: String) async throws -> Task<Void, any Error> {
    var options = Publisher.Options()
    options.leaseDuration = .seconds(60)
    let publisher = SharedPublisher(
      of: log, to: SentMessages.Sender(name: name, queue: queue),
      in: BankDatabase(database.address), name: name, options: options,
      interval: .milliseconds(20)
    ) { event in
      Message(
        id: MessageID(rawValue: "\(event.id)"), source: "bank", type: "Noted",
        subject: event.stream.description,
        sequence: event.version, time: event.recordedAt, data: [:])
    }
    try await publisher.join()
    return Task { try await publisher.run() }
  }

  /// Appends one event to each of these accounts.
  private func append(to accounts: Range<Int>) async throws {
    for account in accounts {
      let event = Account.Event.opened(accountID: AccountID(rawValue: account))
      try await log.append(
        [NewEvent(id: CountedEventIDs.id(numbered: UInt64(account)), event: event)],
        to: Account.stream(of: AccountID(rawValue: account)), expecting: .any)
    }
  }

  /// Runs a statement as somebody else.
  @discardableResult
  private func run(_ sql: String) async throws -> PostgresRows {
    let connection = try await database.connect()
    let rows = try await connection.run(sql)
    await connection.close()
    return rows
  }

  private func waitUntil(_ what: String, _ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(120)
    while try await !condition() {
      try #require(ContinuousClock.now < end, "\(what): \(queue.sent)")
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  private func holders() async throws -> [String] {
    try await run(
      """
      SELECT holder FROM leases
      WHERE name LIKE 'publisher/%' AND expires_at > clock_timestamp() ORDER BY name
      """
    ).map { $0.text(0) }
  }

  @Test("Two share the slots, and each message is sent once; when one ends, the other sends all")
  func shares() async throws {
    let one = try await start("one")
    try await append(to: 1..<21)
    try await waitUntil("one has sent all") { queue.sent.count == 20 }
    let two = try await start("two")
    try await waitUntil("they share the slots") {
      try await holders() == ["one", "two", "one", "two"]
    }
    try await append(to: 21..<41)
    try await waitUntil("both have sent the rest") { queue.sent.count >= 40 }
    for sent in queue.sent.dropFirst(20) {
      let slot = SharedPublisher.share.slot(of: sent.stream)
      #expect(sent.sender == (slot.isMultiple(of: 2) ? "one" : "two"))
    }
    one.cancel()
    try await one.value
    try await waitUntil("the other one has all slots") {
      try await holders() == ["two", "two", "two", "two"]
    }
    try await append(to: 41..<61)
    try await waitUntil("it has sent the rest") { queue.sent.count >= 60 }
    two.cancel()
    try await two.value
    #expect(try await holders().isEmpty)
    let accounts = queue.sent.map(\.stream)
    #expect(accounts.count == 60 && Set(accounts).count == 60)
  }

  @Test("The slots of one that has died go to the others, from its checkpoints on")
  func dies() async throws {
    try await append(to: 1..<41)
    try await run("INSERT INTO consumer_groups VALUES ('publisher', 4)")
    try await run(
      """
      INSERT INTO members VALUES ('publisher', 'dead', clock_timestamp() + interval '1 second')
      """)
    try await run(
      """
      INSERT INTO leases SELECT 'publisher/' || slot, 'dead', 7, clock_timestamp() + interval '500 ms'
      FROM generate_series(0, 2, 2) AS slot
      """)
    try await run(
      "INSERT INTO checkpoints SELECT 'publisher/' || slot, 30, 7 FROM generate_series(0, 2, 2) AS slot"
    )
    let living = try await start("living")
    try await waitUntil("it has all slots") {
      try await holders() == ["living", "living", "living", "living"]
    }
    let expected = try await log.readAll(after: .start, limit: 100).filter { event in
      let isDeads = SharedPublisher.share.slot(of: event.stream).isMultiple(of: 2)
      return !isDeads || event.position.rawValue > 30
    }
    try await waitUntil("it has sent what was left") { queue.sent.count >= expected.count }
    living.cancel()
    try await living.value
    #expect(Set(queue.sent.map(\.stream)) == Set(expected.map(\.stream)))
    #expect(queue.sent.count == expected.count)
  }

  @Test("A group that has another number of slots is refused")
  func otherCount() async throws {
    try await run("INSERT INTO consumer_groups VALUES ('publisher', 5)")
    let error = await #expect(throws: SlotCountDiffers.self) { _ = try await start("one") }
    #expect(error?.registered == 5 && error?.asked == 4)
  }
}

/// A queue that remembers who has sent what.
private final class SentMessages: Sendable {
  struct Sent: Sendable {
    let sender: String
    let stream: StreamID
  }

  struct Sender: MessageQueue {
    let name: String
    let queue: SentMessages

    func send(_ messages: [OutgoingMessage]) async throws -> [SendOutcome] {
      try messages.map { message in
        let stream = try #require(message.group.flatMap { StreamID(parsing: $0) })
        queue.all.withLock { $0.append(Sent(sender: name, stream: stream)) }
        return .sent(id: "\(stream)")
      }
    }

    func receive(_ request: ReceiveRequest) async throws -> [Delivery] { [] }
    func delete(_ handle: ReceiptHandle) async throws {}
    func changeVisibility(of handle: ReceiptHandle, to timeout: Duration) async throws {}
  }

  private let all = Mutex<[Sent]>([])

  var sent: [Sent] { all.withLock { $0 } }
}
