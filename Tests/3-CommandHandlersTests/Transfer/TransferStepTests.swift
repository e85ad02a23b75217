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
        .refused(reason: Transfer.Reason(.accountClosed(2))),
        .giveBack(order, reason: Transfer.Reason(.accountClosed(2))),
        "the money has left and cannot arrive"
      ),
      (.completed, nil, "it is at its end"),
      (.failed(reason: Transfer.Reason(.accountClosed(2))), nil, "it is at its end"),
    ])
  func goesOn(status: Transfer.Status, step: Transfer.Step?, reason: String) throws {
    try requireBeginning()
    let next = Transfer.nextStep(given: Transfer.State(order: Self.order, status: status))
    try #require(
      next == step,
      """
      A transfer with the status `\(status)` goes on with \(words(step)), because \(reason). Your \
      code says \(words(next)). Read: Chapter 3, exercise 3.14.
      """)
  }

  @Test("What nobody has asked for is not begun", .exercise("3.14"))
  func doesNotBegin() throws {
    try requireBeginning()
    let next = Transfer.nextStep(given: Transfer.initial)
    try #require(
      next == nil,
      """
      A transfer without an order has no next step, but your code says \(words(next)). \
      Read: Chapter 3, exercise 3.14.
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
        .failed("t", reason: Transfer.Reason(.accountClosed(1))),
        "nothing was taken, so nothing comes back"
      ),
      (.give(order), nil, .completed("t"), "the money has arrived"),
      (
        .give(order), .accountClosed(2), .refused("t", reason: Transfer.Reason(.accountClosed(2))),
        "the money is still under way, and has to go back"
      ),
      (
        .giveBack(order, reason: Transfer.Reason(.accountClosed(2))), nil,
        .failed("t", reason: Transfer.Reason(.accountClosed(2))), "the money is back where it was"
      ),
      (
        .giveBack(order, reason: Transfer.Reason(.accountClosed(2))), .unknownAccount(1),
        .failed("t", reason: Transfer.Reason(.accountClosed(2))), "there is nobody left to be asked"
      ),
    ])
  func remembers(
    step: Transfer.Step, refusal: Account.Rejection?, expected: Transfer.Event, reason: String
  ) throws {
    let event = Transfer.event(after: step, refusal: refusal)
    try #require(
      event == expected,
      """
      The step was \(words(step)), and \(refusal.map { "it was refused: \($0)" } ?? "it was taken"). \
      The transfer has to remember `\(expected)`: \(reason). Your code says `\(event)`. Money that \
      nobody remembers is lost. Read: Chapter 3, exercise 3.14.
      """)
  }

  private func requireBeginning() throws {
    let first = Transfer.nextStep(given: Transfer.State(order: Self.order, status: .requested))
    try #require(
      first != nil,
      """
      A transfer that was requested begins with its first step, and your code says nothing. \
      Read: Chapter 3, exercise 3.14.
      """)
  }

  /// A step as it reads in a sentence; every step here is one of the same order.
  private func words(_ step: Transfer.Step?) -> String {
    switch step {
    case .take: "`.take`"
    case .give: "`.give`"
    case .giveBack(_, let reason): "`.giveBack` with the reason \"\(reason)\""
    case nil: "nothing"
    }
  }
}
