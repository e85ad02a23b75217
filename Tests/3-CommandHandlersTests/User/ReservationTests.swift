import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: Who has an address")
struct ReservationTests {
  @Test("An address has one owner at a time", .exercise("3.12"))
  func hasOneOwner() throws {
    let email = try EmailAddress(parsing: "john@example.com")
    let reserved = EmailReservation.Event.reserved(email: email, userID: 1)
    let renewed = EmailReservation.Event.renewed(email: email, userID: 1)
    let released = EmailReservation.Event.released(email: email, userID: 1)
    for decision in [
      Decision(EmailReservation.given().when(.reserve(email, 1)).then(reserved), "It is free."),
      Decision(
        EmailReservation.given(reserved).when(.reserve(email, 2))
          .thenRefuses(with: EmailTaken(email: email)),
        "It belongs to user 1."),
      Decision(
        EmailReservation.given(reserved).when(.reserve(email, 1)).then(renewed),
        "It is the user's own, and is taken once more, so that nothing older can release it."),
      Decision(
        EmailReservation.given(reserved, renewed).when(.reserve(email, 2))
          .thenRefuses(with: EmailTaken(email: email)),
        "It still belongs to user 1."),
      Decision(
        EmailReservation.given(reserved).when(.release(email, 1)).then(released),
        "Its owner gives it back."),
      Decision(
        EmailReservation.given(reserved).when(.release(email, 2)).then(),
        "It is not for user 2 to give away; and for user 2 nothing changes."),
      Decision(
        EmailReservation.given().when(.release(email, 1)).then(),
        "It is free already."),
      Decision(
        EmailReservation.given(reserved, released).when(.reserve(email, 2))
          .then(.reserved(email: email, userID: 2)),
        "It was given back, and now it is user 2's."),
      Decision(
        EmailReservation.given(reserved, released).when(.release(email, 1)).then(),
        "It was given back already."),
    ] {
      try decision.check(exercise: "3.12")
    }
  }
}
