public import EventSourcing
public import Events
import Foundation

extension User: Decider {
  /// Returns what `command` leads to.
  ///
  /// Whether an address is free is no question for one user's history: ``UserRegistration`` sees to that.
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

  /// Registers a user who is not there yet; the same registration again changes nothing.
  private static func register(
    _ id: UserID, _ firstName: String, _ lastName: String, _ email: EmailAddress,
    given state: State
  ) throws(Rejection) -> [Event] {
    // BEGIN EXERCISE 3.5
    // Is there a user already, and is it this very registration?
    []
    // END EXERCISE 3.5
  }

  private static func changeEmail(
    _ id: UserID, _ email: EmailAddress, given state: State
  ) throws(Rejection) -> [Event] {
    // BEGIN EXERCISE 3.5
    // Is there such a user, and is the address another one than before?
    []
    // END EXERCISE 3.5
  }

  /// Returns a name as the bank keeps it: without blanks around it, not empty and not too long.
  private static func name(_ text: String, _ part: NamePart) throws(Rejection) -> String {
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !name.isEmpty else { throw .nameEmpty(part) }
    guard name.count <= longestName else { throw .nameTooLong(part, count: name.count) }
    return name
  }
}
