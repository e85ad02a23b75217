import EventSourcing
import Messaging

/// A message that no worker could handle.
struct DeadLetter: Sendable {
  /// The id of the message, or the queue's own id when the message can't be read.
  let id: String
  let type: String?
  let subject: String?
  let receiveCount: Int
  let reason: String

  init(_ message: QueuedMessage) {
    receiveCount = message.receiveCount
    do {
      let content = try Message(json: message.body)
      (id, type) = (content.id.rawValue, content.type.rawValue)
      subject = content.subject
      reason = Self.reason(against: content, after: message.receiveCount)
    } catch {
      (id, type, subject) = (message.id, nil, nil)
      reason = "\(error)"
    }
  }

  /// What is wrong with a message, as far as it can be seen without handling it.
  private static func reason(against message: Message, after receives: Int) -> String {
    do {
      _ = try Notice(for: message)
      return "it was received \(receives) times and never deleted; the message itself is fine"
    } catch {
      return "\(error)"
    }
  }
}
