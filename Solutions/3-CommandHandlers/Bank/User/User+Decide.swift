public import EventSourcing
public import Events
import Foundation

extension User: Decider {
  /// Returns the events of `command`.
  ///
  /// One user's history can't tell whether an address is free: ``UserRegistration`` checks that.
  public static func decide(_ command: Command, given state: State) throws(Rejection) -> [Event] {
    switch command {
    case .register(let id, let first, let last, let email):
      let firstName = try name(first, .first)
      let lastName = try name(last, .last)
      return try register(id, firstName, lastName, email, given: state)
    case .changeEmail(let id, let email):
      return try changeEmail(id, email, given: state)
    }
  }

  /// Registers a new user; no event when the same registration is repeated.
  private static func register(
    _ id: UserID, _ firstName: String, _ lastName: String, _ email: EmailAddress,
    given state: State
  ) throws(Rejection) -> [Event] {
    // BEGIN EXERCISE 3.5
    // starter: // Is there a user already, and is it this very registration?
    // starter: []
    guard state != State(firstName: firstName, lastName: lastName, email: email) else { return [] }
    guard state == initial else { throw .alreadyRegistered(id) }
    return [.created(userID: id, firstName: firstName, lastName: lastName, email: email)]
    // END EXERCISE 3.5
  }

  private static func changeEmail(
    _ id: UserID, _ email: EmailAddress, given state: State
  ) throws(Rejection) -> [Event] {
    // BEGIN EXERCISE 3.5
    // starter: // Does the user exist, and is the new address different from the old one?
    // starter: []
    guard state != initial else { throw .unknownUser(id) }
    return email == state.email ? [] : [.emailUpdated(userID: id, newEmail: email)]
    // END EXERCISE 3.5
  }

  /// Returns the name trimmed of spaces, not too long, and with something to see in it.
  private static func name(_ text: String, _ part: NamePart) throws(Rejection) -> String {
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard name.isVisible else { throw .nameEmpty(part) }
    guard name.count <= longestName else { throw .nameTooLong(part, count: name.count) }
    return name
  }
}
