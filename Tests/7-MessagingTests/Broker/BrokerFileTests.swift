import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import StoreConformance
import Testing

@testable import Messaging

@Suite("Stage 7: The file of a broker")
struct BrokerFileTests {
  private let file: QueueFileFolder
  private let clock = ManualQueueClock()

  init() throws { file = try QueueFileFolder() }

  @Test(
    "A file that is opened again has its queues, messages, handles, groups and deduplication ids",
    .endToEnd)
  func reopens() async throws {
    let (handle, id) = try await fill()
    let queue = try await TestQueue(
      "topic-bank.fifo", clock: clock, broker: try file.broker(clock: clock)
    ) { $0.visibilityTimeout = 40 }
    #expect(try await queue.receive().bodies == ["B1"])
    #expect(
      try await queue.send(OutgoingMessage(body: "again", group: "C", deduplicationID: "A1")) == id)
    try await queue.queue.delete(handle)
    let deliveries = try await queue.receive()
    #expect(deliveries.bodies == ["A2"])
    #expect(deliveries.first?.attributes["kind"]?.value == .text("notice"))
    let names = try await queue.broker.names(limit: 10)
    #expect(names.map(\.rawValue) == ["dead.fifo", "topic-bank.fifo"])
  }

  @Test("A second broker on the same file gets an error, and the first one goes on")
  func isExclusive() async throws {
    let queue = try await TestQueue(clock: clock, broker: try file.broker(clock: clock))
    try await queue.send("notice 1")
    #expect(throws: StorageError.locked) { try file.broker() }
    try await queue.send("notice 2")
    #expect(try await queue.description.visibleCount == 2)
  }

  @Test("A file of another program is refused, and stays as it is")
  func refusesForeign() throws {
    try file.look().execute("CREATE TABLE photos (name TEXT); INSERT INTO photos VALUES ('beach')")
    let before = try Data(contentsOf: file.url)
    #expect(throws: StorageError.foreignFile) { try file.broker() }
    #expect(try Data(contentsOf: file.url) == before)
  }

  @Test("The log of the bank is not a queue, even while the bank has it open")
  func refusesLog() async throws {
    let store = try SQLiteEventStore(path: file.path, codec: EventCodec([Note.self]))
    #expect(throws: StorageError.foreignFile) { try file.broker() }
    _ = try await store.append(
      [.note(1)], to: StreamID(category: "notes", id: "1"), expecting: .any)
  }

  @Test("A file that a newer program has written is refused")
  func refusesFuture() async throws {
    try await TestQueue(clock: clock, broker: try file.broker(clock: clock)).send("notice 1")
    try file.look().execute("PRAGMA user_version = 9")
    #expect(throws: StorageError.fromTheFuture(version: 9)) { try file.broker() }
    #expect(try file.look().integer("SELECT count(*) FROM messages") == 1)
  }

  @Test("A text file is not a queue")
  func refusesText() throws {
    let text = Data(String(repeating: "Dear diary, ", count: 100).utf8)
    try text.write(to: file.url)
    #expect(throws: StorageError.notADatabase) { try file.broker() }
    #expect(try Data(contentsOf: file.url) == text)
  }

  @Test("A folder that is missing and an empty path are errors")
  func refusesPaths() throws {
    #expect(throws: StorageError.cannotOpen) { try Broker(path: "\(file.path)/nowhere/queue") }
    #expect(throws: StorageError.noFile) { try Broker(path: "") }
    #expect(throws: StorageError.noFile) { try Broker(path: ":memory:") }
  }

  @Test(
    "A read-only file is refused",
    .enabled(if: geteuid() != 0, "the superuser may write to it all the same"))
  func refusesReadOnly() async throws {
    try await TestQueue(clock: clock, broker: try file.broker(clock: clock)).send("notice 1")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file.path)
    #expect(throws: StorageError.readOnly) { try file.broker() }
  }

  @Test("Once the file has been moved, nothing more is acknowledged")
  func noticesMove() async throws {
    let queue = try await TestQueue(clock: clock, broker: try file.broker(clock: clock))
    try await queue.send("notice 1")
    try FileManager.default.moveItem(at: file.url, to: file.url.appendingPathExtension("old"))
    await #expect(throws: StorageError.moved) { try await queue.send("notice 2") }
  }

  /// A queue in which A1 is in flight, with a handle, and A2 and B1 wait.
  private func fill() async throws -> (handle: ReceiptHandle, id: String) {
    let dead = try await TestQueue(
      "dead.fifo", clock: clock, broker: try file.broker(clock: clock))
    let queue = try await dead.other("topic-bank.fifo") { $0.visibilityTimeout = 40 }
    let id = try await queue.send(
      OutgoingMessage(body: "A1", group: "A", deduplicationID: "A1"))
    let delivery = try await queue.receiveOne()
    try await queue.send(
      OutgoingMessage(
        body: "A2", group: "A", deduplicationID: "A2",
        attributes: ["kind": MessageAttribute(dataType: "String", value: .text("notice"))]))
    try await queue.send(toGroups: "B1")
    return (delivery.handle, id)
  }
}
