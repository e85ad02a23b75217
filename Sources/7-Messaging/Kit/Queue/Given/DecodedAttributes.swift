import Foundation
import Synchronization

/// The attributes of queues by their JSON: each request needs them, and decoding takes longer than
/// anything else that a request does in memory.
final class DecodedAttributes: Sendable {
  private static let limit = 1_000
  private let known = Mutex<[String: QueueAttributes]>([:])

  /// - Throws: `DecodingError`.
  func attributes(in json: String) throws -> QueueAttributes {
    if let attributes = known.withLock({ $0[json] }) { return attributes }
    let attributes = try JSONDecoder().decode(QueueAttributes.self, from: Data(json.utf8))
    known.withLock { known in
      if known.count >= Self.limit { known = [:] }
      known[json] = attributes
    }
    return attributes
  }
}
