import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: The steps of a transfer")
struct TransferStepTests {
  private static let order = Transfer.Order(id: "t", from: 1, to: 2, amount: .thirty)

  @Test(
    "The status says which step is next", .exercise("3.14"),
    arguments: [
      (
        Transfer.Status.requested, Optional(Transfer.Step.take(order)),
        "The money is still in the account of the sender."
      ),
      (.taken, .give(order), "The money has left the sender and has to reach the receiver."),
      (
        .refused(reason: Transfer.Reason(.accountClosed(2))),
        .giveBack(order, reason: Transfer.Reason(.accountClosed(2))),
        "The money has left the sender, and the receiver has refused it."
      ),
      (.completed, nil, "The transfer has ended."),
      (.failed(reason: Transfer.Reason(.accountClosed(2))), nil, "The transfer has ended."),
    ])
  func goesOn(status: Transfer.Status, step: Transfer.Step?, reason: String) throws {
    try requireBeginning()
    let next = Transfer.nextStep(given: Transfer.State(order: Self.order, status: status))
    try #require(
      next == step,
      """
      A transfer has the status `\(status)`.
        expected: the next step is \(words(step))
        got:      \(words(next))
      \(reason) Chapter 3, exercise 3.14.
      """)
  }

  @Test("A transfer that was not requested has no next step", .exercise("3.14"))
  func doesNotBegin() throws {
    try requireBeginning()
    let next = Transfer.nextStep(given: Transfer.initial)
    try #require(
      next == nil,
      """
      A transfer has no order: it was never requested.
        expected: no next step
        got:      \(words(next))
      The status of an empty state is `.requested`, too. Check the order first. Chapter 3, exercise 3.14.
      """)
  }

  @Test(
    "The outcome of a step is recorded", .exercise("3.14"),
    arguments: [
      (
        Transfer.Step.take(order), nil, Transfer.Event.taken("t"),
        "The money has left the sender, and the receiver does not have it yet."
      ),
      (
        .take(order), Account.Rejection.accountClosed(1),
        .failed("t", reason: Transfer.Reason(.accountClosed(1))),
        "No money has moved, so none has to go back."
      ),
      (.give(order), nil, .completed("t"), "The receiver has the money."),
      (
        .give(order), .accountClosed(2), .refused("t", reason: Transfer.Reason(.accountClosed(2))),
        "The money has left the sender and has to go back."
      ),
      (
        .giveBack(order, reason: Transfer.Reason(.accountClosed(2))), nil,
        .failed("t", reason: Transfer.Reason(.accountClosed(2))),
        "The money is back; the transfer failed for the reason in the step."
      ),
      (
        .giveBack(order, reason: Transfer.Reason(.accountClosed(2))), .unknownAccount(1),
        .failed("t", reason: Transfer.Reason(.accountClosed(2))),
        "Returning money is never refused; the reason in the step stays."
      ),
    ])
  func remembers(
    step: Transfer.Step, refusal: Account.Rejection?, expected: Transfer.Event, reason: String
  ) throws {
    let event = Transfer.event(after: step, refusal: refusal)
    // Two reasons with the same text differ in their rules.
    let lesson =
      event != expected && "\(event)" == "\(expected)"
      ? "The reason has lost its rule: use `Reason(refusal)`." : reason
    try #require(
      event == expected,
      """
      The step was \(words(step)), and the account \(refusal.map { "refused: \($0)" } ?? "accepted").
        expected: `\(expected)`
        got:      `\(event)`
      \(lesson) Chapter 3, exercise 3.14.
      """)
  }

  private func requireBeginning() throws {
    let first = Transfer.nextStep(given: Transfer.State(order: Self.order, status: .requested))
    try #require(
      first != nil,
      """
      A transfer was requested and nothing more.
        expected: its next step is `.take`
        got:      nothing
      Read the picture from its first arrow. Chapter 3, exercise 3.14.
      """)
  }

  /// A step as it reads in a sentence; every step here is one of the same order.
  private func words(_ step: Transfer.Step?) -> String {
    switch step {
    case .take: "`.take`"
    case .give: "`.give`"
    case .giveBack(_, let reason): "`.giveBack` with the reason \"\(reason)\""
    case nil: "none"
    }
  }
}
