import EventSourcing
import Messaging

/// A user as the messages in the hub tell.
package struct HubUser: Hashable, CustomStringConvertible {
  package var username: String
  package var email: String

  package init(username: String, email: String) {
    self.username = username
    self.email = email
  }

  package var description: String { "User: \(username), Email: \(email)" }

  /// Returns the user after these messages; `nil` when none of them creates one.
  ///
  /// Messages of other types are for others, or from a newer program; they are passed over.
  ///
  /// - Throws: `InvalidMessage` when a field is missing.
  static func replay(_ messages: [Message]) throws -> HubUser? {
    try messages.reduce(into: nil) { user, message in
      switch message.type {
      case "UserCreatedEvent":
        user = HubUser(username: try message.text("username"), email: try message.text("email"))
      case "UserEmailUpdatedEvent": user?.email = try message.text("email")
      default: break
      }
    }
  }
}
