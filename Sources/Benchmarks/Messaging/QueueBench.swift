import EventSourcing
import Events
import Foundation
import Messaging

/// A queue in a file of a workbench, and the messages that are sent to it.
struct QueueBench {
  static let name = "topic-bank"

  let broker: Broker
  let queue: LocalQueue

  /// A new queue in the file at `path`.
  init(path: String, name: String = QueueBench.name) async throws {
    guard let name = QueueName(rawValue: name) else {
      throw WrongResult("'\(name)' is no name of a queue")
    }
    broker = try Broker(path: path)
    queue = LocalQueue(name, of: broker)
    try await broker.create(name)
  }

  /// `count` messages as the bank's publisher sends them.
  static func messages(_ count: Int) throws -> [OutgoingMessage] {
    let time = Date()
    return try (1...count).map { number in
      let account = number % Material.accountCount + 1
      let message = Message(
        id: MessageID(rawValue: UUID().uuidString), source: BankMessages.source,
        type: "DepositMade", subject: "account-\(account)", sequence: number, time: time,
        data: ["account_id": .integer(account), "amount": .string("\(Material.amount)")])
      return try message.outgoing(toFIFO: false)
    }
  }

  /// Checks how many messages are in the queue.
  func expectMessages(_ count: Int) async throws {
    let description = try await broker.description(of: queue.name)
    try expect(description.visibleCount + description.inFlightCount, count)
  }
}

extension MessageQueue {
  /// Sends messages, `size` of them at a time.
  func sendAll(_ messages: [OutgoingMessage], by size: Int = 1) async throws {
    for start in stride(from: 0, to: messages.count, by: size) {
      let outcomes = try await send(Array(messages[start..<min(start + size, messages.count)]))
      for case .failed(let failure) in outcomes { throw failure }
    }
  }

  /// Sends messages, one at a time in each of `tasks`.
  func sendAll(_ messages: [OutgoingMessage], tasks: Int) async throws {
    let size = (messages.count + tasks - 1) / tasks
    try await withThrowingTaskGroup { group in
      for start in stride(from: 0, to: messages.count, by: size) {
        let share = Array(messages[start..<min(start + size, messages.count)])
        group.addTask { try await sendAll(share) }
      }
      try await group.waitForAll()
    }
  }
}
