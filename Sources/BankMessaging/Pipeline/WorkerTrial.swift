import EventSourcing
import Foundation
import Messaging
import Synchronization

/// A queue with one message, to see whether a worker handles it.
///
/// A worker whose exercises are empty would take messages from the real queue and do nothing, until
/// they are dead letters.
final class WorkerTrial: MessageQueue {
  private struct State {
    var wasReceived = false
    var wasSettled = false
  }

  private let state = Mutex(State())
  private let stop: StopSignal
  private let body: String

  private init(_ message: Message, _ stop: StopSignal) throws {
    self.stop = stop
    body = try message.json()
  }

  /// Checks that a worker takes a message and settles it.
  ///
  /// - Throws: `Unfinished`.
  static func checkFinished() async throws {
    let message = Message(
      id: MessageID(rawValue: "trial"), source: "trial", type: "Trial", subject: "trial",
      sequence: 1, time: Date(timeIntervalSince1970: 0), data: [:])
    let stop = StopSignal()
    let queue = try WorkerTrial(message, stop)
    var settings = WorkerSettings()
    settings.parallel = 1
    await Worker(queue, consumer: Handled(), settings: settings).run(until: stop)
    let state = queue.state.withLock { $0 }
    guard state.wasReceived else { throw Unfinished("7.12") }
    guard state.wasSettled else { throw Unfinished("7.10") }
  }

  /// Delivers the message once. Who asks again is done with it.
  func receive(_ request: ReceiveRequest) async throws -> [Delivery] {
    let isFirst = state.withLock { state in
      defer { state.wasReceived = true }
      return !state.wasReceived
    }
    guard isFirst else {
      stop.send()
      return []
    }
    return [
      Delivery(
        id: "trial", handle: ReceiptHandle(rawValue: "trial"), body: body, receiveCount: 1,
        sentAt: Date(), firstReceivedAt: Date())
    ]
  }

  func delete(_ handle: ReceiptHandle) async throws { settle() }

  func changeVisibility(of handle: ReceiptHandle, to timeout: Duration) async throws { settle() }

  func send(_ messages: [OutgoingMessage]) async throws -> [SendOutcome] { [] }

  private func settle() {
    state.withLock { $0.wasSettled = true }
    stop.send()
  }

  private struct Handled: MessageConsumer {
    func consume(_ message: Message) async throws -> Inbox.Outcome { .handled }
  }
}
