import ChapterSupport
import EventSourcing
import Events
import Foundation
import Messaging

/// The exercises without which nothing would arrive, in their order. What else is missing, the
/// processes find when they start.
enum Groundwork {
  /// Sends the message of an event through a queue in memory, to the notices and to a hub.
  ///
  /// - Throws: `Unfinished` with the number of the first exercise that is missing.
  static func require() async throws {
    let deposit = RecordedEvent(
      position: GlobalPosition(rawValue: 1), stream: StreamID(category: "account", id: "1"),
      version: 1, id: CountedEventIDs.id(numbered: 1),
      recordedAt: Date(timeIntervalSince1970: 1_772_366_400),
      event: Account.Event.deposited(accountID: 1, amount: Money(cents: 25_00)))
    guard let message = BankMessages.message(for: deposit) else { throw Unfinished("7.1") }
    try await requireQueue(for: message)
    let notices = try ScratchFile(named: "notices.sqlite3")
    _ = try await Notices(path: notices.path).consume(message)
    let hub = try ScratchFile(named: "hub.sqlite3")
    let entry = SourceBatch.Entry(position: 1, message: message)
    let batch = SourceBatch(source: message.source, after: 0, entries: [entry])
    guard try await Hub(path: hub.path).accept(batch) == 1 else { throw Unfinished("7.13") }
  }

  private static func requireQueue(for message: Message) async throws {
    guard let name = QueueName(rawValue: "groundwork") else { return }
    let broker = try Broker(path: nil)
    try await broker.create(name)
    let queue = LocalQueue(name, of: broker)
    _ = try await queue.send([try message.outgoing(toFIFO: false)])
    guard let delivery = try await queue.receive(ReceiveRequest()).first else {
      throw Unfinished("7.4")
    }
    try await queue.delete(delivery.handle)
    // Only a receive that waits comes to exercise 7.8.
    guard try await queue.receive(ReceiveRequest(wait: .milliseconds(1))).isEmpty else {
      throw Unfinished("7.5")
    }
  }
}
