import Foundation

/// One queue of a broker in this process.
public struct LocalQueue: MessageQueue {
  public let broker: Broker
  public let name: QueueName

  public init(_ name: QueueName, of broker: Broker) {
    self.broker = broker
    self.name = name
  }

  public func send(_ messages: [OutgoingMessage]) async throws -> [SendOutcome] {
    try await broker.send(messages, to: name)
  }

  public func receive(_ request: ReceiveRequest) async throws -> [Delivery] {
    try await broker.receive(request, from: name)
  }

  public func delete(_ handle: ReceiptHandle) async throws {
    if let error = try await broker.delete([handle], from: name).first ?? nil { throw error }
  }

  public func changeVisibility(of handle: ReceiptHandle, to timeout: Duration) async throws {
    if let error = try await broker.changeVisibility([(handle, timeout)], in: name).first ?? nil {
      throw error
    }
  }
}
