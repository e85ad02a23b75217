import EventSourcing
public import Messaging
import SQSClient
import Synchronization

/// The queue of the bank's messages, over the network. It is created when it is used for the first
/// time and is not there.
///
/// So publisher and worker may start before the queue's server, and each request that fails is tried
/// again by the one that needs it.
public final class PipelineQueue: MessageQueue {
  private let settings: PipelineSettings
  private let client: SQSClient
  private let known = Mutex<SQSQueue?>(nil)

  /// - Throws: `CurlUnavailable`.
  public init(_ settings: PipelineSettings) throws {
    self.settings = settings
    client = try SQSClient(settings.aws)
  }

  public func send(_ messages: [OutgoingMessage]) async throws -> [SendOutcome] {
    try await withQueue { try await $0.send(messages) }
  }

  public func receive(_ request: ReceiveRequest) async throws -> [Delivery] {
    try await withQueue { try await $0.receive(request) }
  }

  public func delete(_ handle: ReceiptHandle) async throws {
    try await withQueue { try await $0.delete(handle) }
  }

  public func changeVisibility(of handle: ReceiptHandle, to timeout: Duration) async throws {
    try await withQueue { try await $0.changeVisibility(of: handle, to: timeout) }
  }

  /// Calls `body` with the queue, which exists then.
  ///
  /// A queue that was deleted since is created again by the next call.
  ///
  /// - Throws: errors of `body`, and those of `SQSQueue.open`.
  private func withQueue<Value>(_ body: (SQSQueue) async throws -> Value) async throws -> Value {
    do {
      return try await body(try await queue())
    } catch let error as SQSError where error.meansMissingQueue {
      known.withLock { $0 = nil }
      throw error
    }
  }

  private func queue() async throws -> SQSQueue {
    if let queue = known.withLock({ $0 }) { return queue }
    let queue = try await SQSQueue.open(
      settings.queue.rawValue, deadLetters: settings.deadLetterQueue.rawValue,
      after: PipelineSettings.maxReceiveCount, client: client)
    known.withLock { $0 = queue }
    return queue
  }
}

extension PipelineSettings {
  /// Returns the queue of the bank's messages in a broker of this process. Unless it is there, it is
  /// created, with the queue for its dead letters.
  ///
  /// - Throws: `QueueError`, `StorageError`, and `Unfinished`.
  public func openQueue(in broker: Broker) async throws -> LocalQueue {
    if try await !broker.has(queue) {
      if try await !broker.has(deadLetterQueue) { try await broker.create(deadLetterQueue) }
      try await broker.create(queue) { [deadLetterQueue] attributes in
        attributes.redrive = RedrivePolicy(
          deadLetterQueue: deadLetterQueue, maxReceiveCount: Self.maxReceiveCount)
      }
    }
    return LocalQueue(queue, of: broker)
  }
}

extension Broker {
  fileprivate func has(_ name: QueueName) async throws -> Bool {
    do {
      _ = try await attributes(of: name)
      return true
    } catch QueueError.queueDoesNotExist {
      return false
    }
  }
}
