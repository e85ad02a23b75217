import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: Decisions of users")
struct UserDecisionTests {
  @Test("A user is registered once", .exercise("3.5"))
  func registers() throws {
    let john = try EmailAddress(parsing: "john@example.com")
    let other = try EmailAddress(parsing: "other@example.com")
    let created = User.Event.created(userID: 4, firstName: "John", lastName: "Doe", email: john)
    let command = User.Command.register(4, firstName: " John ", lastName: "Doe", email: john)
    for decision in [
      Decision(User.given().when(command).then(created), "A new user is registered."),
      Decision(
        User.given(created).when(command).then(),
        "The same registration came a second time, so nothing changes."),
      Decision(
        User.given(created)
          .when(.register(4, firstName: "Jane", lastName: "Doe", email: john))
          .thenRefuses(with: .alreadyRegistered(4)),
        "The number belongs to John Doe, whose first name would be overwritten."),
      Decision(
        User.given(created)
          .when(.register(4, firstName: "John", lastName: "Roe", email: john))
          .thenRefuses(with: .alreadyRegistered(4)),
        "Another last name is another person."),
      Decision(
        User.given(created)
          .when(.register(4, firstName: "John", lastName: "Doe", email: other))
          .thenRefuses(with: .alreadyRegistered(4)),
        "Another address is another registration; `changeEmail` is the command to change it."),
    ] {
      try decision.check(exercise: "3.5")
    }
  }

  @Test("An address changes when there is a user and the address is new", .exercise("3.5"))
  func changesEmail() throws {
    let old = try EmailAddress(parsing: "john@example.com")
    let new = try EmailAddress(parsing: "john.doe@example.com")
    let created = User.Event.created(userID: 4, firstName: "John", lastName: "Doe", email: old)
    for decision in [
      Decision(
        User.given(created).when(.changeEmail(4, new))
          .then(.emailUpdated(userID: 4, newEmail: new)),
        "The user has a new address."),
      Decision(
        User.given(created).when(.changeEmail(4, old)).then(),
        "The user has this address already. An event would say that something changed."),
      Decision(
        User.given(created, .emailUpdated(userID: 4, newEmail: new)).when(.changeEmail(4, old))
          .then(.emailUpdated(userID: 4, newEmail: old)),
        "Going back to an older address is a change like any other."),
      Decision(
        User.given().when(.changeEmail(4, new)).thenRefuses(with: .unknownUser(4)),
        "There is no such user."),
    ] {
      try decision.check(exercise: "3.5")
    }
  }
}
