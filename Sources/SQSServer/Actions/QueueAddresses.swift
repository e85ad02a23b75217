import Foundation
import HTTPServer
import Messaging

/// The URLs and the ARNs of queues.
struct QueueAddresses: Sendable {
  /// The number of the account that has all queues.
  static let account = "000000000000"

  /// Where the client has reached this server: `http://localhost:4566`.
  let base: String
  let region: String

  func url(of queue: QueueName) -> String { "\(base)/\(Self.account)/\(queue)" }

  func arn(of queue: QueueName) -> String { "arn:aws:sqs:\(region):\(Self.account):\(queue)" }

  /// The queue of a URL, or of its path. The host has no meaning: clients reach one server by many
  /// names.
  ///
  /// - Throws: ``ServiceError``.
  func queue(atURL text: String) throws(ServiceError) -> QueueName {
    guard let path = URLComponents(string: text)?.path else { throw Self.invalidAddress(text) }
    let parts = path.split(separator: "/")
    guard parts.count == 2 else { throw Self.invalidAddress(text) }
    guard parts[0] == Self.account, let name = QueueName(rawValue: String(parts[1])) else {
      throw .queueDoesNotExist
    }
    return name
  }

  /// The queue of an ARN; `nil` when it isn't that of a queue here.
  func queue(inARN text: String) -> QueueName? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[2] == "sqs", !parts[3].isEmpty,
      parts[4] == Self.account
    else { return nil }
    return QueueName(rawValue: String(parts[5]))
  }

  private static func invalidAddress(_ text: String) -> ServiceError {
    .plain(
      "InvalidAddress", "The address \(text.prefix(200)) is not valid for this endpoint.",
      status: .notFound)
  }
}
