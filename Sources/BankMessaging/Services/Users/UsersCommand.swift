import API
import EventSourcing
import Events
import HTTPServer

/// A command to the service `users`, parsed from a request.
enum UsersCommand: Hashable, RequestedCommand {
  case create(UserID, username: String, EmailAddress)
  case updateEmail(UserID, EmailAddress)

  var fingerprint: String {
    switch self {
    case .create(let id, let username, let email):
      "create user \(id) \(username.debugDescription) \(email)"
    case .updateEmail(let id, let email): "change the address of user \(id) to \(email)"
    }
  }

  private static let longestName = 64

  /// Parses the body of a registration.
  ///
  /// - Throws: `InvalidRequest`, and `UnsupportedMediaType`.
  static func create(_ request: HTTPRequest) throws -> Self {
    let fields = try RequestFields(of: request, "user_id", "username", "email")
    let username = try fields.text("username")
    guard 1...longestName ~= username.utf8.count,
      username.wholeMatch(of: #/[A-Za-z0-9._-]+/#) != nil
    else {
      throw InvalidRequest(
        field: "username",
        "has to be 1 to \(longestName) letters, digits, dots, hyphens and underscores")
    }
    return .create(
      UserID(rawValue: try fields.accountID("user_id").rawValue), username: username,
      try fields.email("email"))
  }

  /// Parses the body of a change of the e-mail address.
  ///
  /// - Throws: `InvalidRequest`, and `UnsupportedMediaType`.
  static func updateEmail(of id: UserID, _ request: HTTPRequest) throws -> Self {
    .updateEmail(id, try RequestFields(of: request, "email").email("email"))
  }
}
