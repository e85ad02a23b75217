import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: Owners of addresses")
struct ReservationTests {
  @Test("An address has one owner at a time", .exercise("3.12"))
  func hasOneOwner() throws {
    let email = try EmailAddress(parsing: "john@example.com")
    let reserved = EmailReservation.Event.reserved(email: email, userID: 1)
    let renewed = EmailReservation.Event.renewed(email: email, userID: 1)
    let released = EmailReservation.Event.released(email: email, userID: 1)
    for decision in [
      Decision(
        EmailReservation.given().when(.reserve(email, 1)).then(reserved), "The address is free."),
      Decision(
        EmailReservation.given(reserved).when(.reserve(email, 2))
          .thenRefuses(with: EmailTaken(email: email)),
        "The address belongs to user 1, so user 2 cannot have it."),
      Decision(
        EmailReservation.given(reserved).when(.reserve(email, 1)).then(renewed),
        "A renewal raises the version of the stream, so that an older release does nothing."),
      Decision(
        EmailReservation.given(reserved, renewed).when(.reserve(email, 2))
          .thenRefuses(with: EmailTaken(email: email)),
        "A renewed address still belongs to user 1."),
      Decision(
        EmailReservation.given(reserved).when(.release(email, 1)).then(released),
        "The owner gives the address back."),
      Decision(
        EmailReservation.given(reserved).when(.release(email, 2)).then(),
        "User 2 cannot release the address of user 1; for user 2 nothing changes."),
      Decision(
        EmailReservation.given().when(.release(email, 1)).then(),
        "The address was never reserved, so nothing changes."),
      Decision(
        EmailReservation.given(reserved, released).when(.reserve(email, 2))
          .then(.reserved(email: email, userID: 2)),
        "User 1 has released the address, so user 2 can have it."),
      Decision(
        EmailReservation.given(reserved, released).when(.release(email, 1)).then(),
        "The address is free already, so nothing changes."),
    ] {
      try decision.check(exercise: "3.12")
    }
  }
}
