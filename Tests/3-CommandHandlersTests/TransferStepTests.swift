import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: The steps of a transfer")
struct TransferStepTests {
  private static let order = Transfer.Order(id: "t", from: 1, to: 2, amount: .thirty)

  @Test(
    "How far it has come says what is to be done next", .exercise("3.14"),
    arguments: [
      (Transfer.Status.requested, Optional(Transfer.Step.take(order)), "the money has to be taken"),
      (.taken, .give(order), "the money has left, and has to arrive"),
      (
        .refused(reason: "closed"), .giveBack(order, reason: "closed"),
        "the money has left and cannot arrive"
      ),
      (.completed, nil, "it is at its end"),
      (.failed(reason: "closed"), nil, "it is at its end"),
    ])
  func goesOn(status: Transfer.Status, step: Transfer.Step?, reason: String) throws {
    let next = Transfer.nextStep(given: Transfer.State(order: Self.order, status: status))
    // Without this, to do nothing would do.
    let first = Transfer.nextStep(given: Transfer.State(order: Self.order, status: .requested))
    try #require(
      next == step && first != nil,
      """
      A transfer that is \(status) goes on with \(step.map { "\($0)" } ?? "nothing"), because \
      \(reason). Your code says \(next.map { "\($0)" } ?? "nothing"). \
      Read: Chapter 3, exercise 3.14.
      """)
  }

  @Test("What nobody has asked for is not begun", .exercise("3.14"))
  func doesNotBegin() throws {
    let begun = Transfer.nextStep(given: Transfer.State(order: Self.order, status: .requested))
    let next = Transfer.nextStep(given: Transfer.initial)
    try #require(
      begun != nil && next == nil,
      """
      A transfer without an order has no next step, but your code says \
      \(next.map { "\($0)" } ?? "nothing"). Read: Chapter 3, exercise 3.14.
      """)
  }

  @Test(
    "What a step came to is remembered", .exercise("3.14"),
    arguments: [
      (
        Transfer.Step.take(order), nil, Transfer.Event.taken("t"),
        "the money is under way"
      ),
      (
        .take(order), Account.Rejection.accountClosed(1),
        .failed("t", reason: "account 1 is closed"), "nothing was taken, so nothing comes back"
      ),
      (.give(order), nil, .completed("t"), "the money has arrived"),
      (
        .give(order), .accountClosed(2), .refused("t", reason: "account 2 is closed"),
        "the money is still under way, and has to go back"
      ),
      (
        .giveBack(order, reason: "account 2 is closed"), nil,
        .failed("t", reason: "account 2 is closed"), "the money is back where it was"
      ),
    ])
  func remembers(
    step: Transfer.Step, refusal: Account.Rejection?, expected: Transfer.Event, reason: String
  ) throws {
    let event = Transfer.event(after: step, refusal: refusal)
    try #require(
      event == expected,
      """
      After \(step), \(refusal.map { "refused because \($0)" } ?? "done"), the transfer has to \
      remember \(expected): \(reason). Your code says \(event). Money that nobody remembers is \
      lost. Read: Chapter 3, exercise 3.14.
      """)
  }
}
