import Foundation
import Messaging

/// One action of the API, written once for both protocols.
struct Action: Sendable {
  let name: String
  /// Returns the output; `nil` when the action has none.
  let run: @Sendable (Call) async throws -> Output?

  /// All actions, by their names.
  static let all = Dictionary(
    uniqueKeysWithValues: (queues + queueAttributes + sending + receiving + batches + deadLetters
      + tags + unsupported).map { ($0.name, $0) })

  /// Actions of the real service that this one knows and doesn't have.
  private static let unsupported = ["AddPermission", "RemovePermission"].map { name in
    Action(name: name) { _ in
      throw QueueError.unsupportedOperation(
        "\(name) is not supported: everyone may use every queue of this server.")
    }
  }
}

/// One request for an action.
struct Call: Sendable {
  let broker: Broker
  let fields: Fields
  let addresses: QueueAddresses
  /// The path of the request: in the query protocol it may be that of the queue's URL.
  let path: String

  /// The queue that the request names.
  ///
  /// - Throws: ``ServiceError``.
  var queue: QueueName {
    get throws(ServiceError) {
      if let url = try fields.text("QueueUrl") {
        guard !url.isEmpty else { throw .queueDoesNotExist }
        return try addresses.queue(atURL: url)
      }
      guard path != "/", !path.isEmpty else { throw .missingParameter("QueueUrl") }
      return try addresses.queue(atURL: path)
    }
  }
}
