import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 1: Account")
struct AccountTests {
  @Test("Each event changes the state by what it says", .exercise("1.1"), arguments: Change.each)
  fileprivate func changes(_ change: Change) throws {
    let state = change.result()
    try #require(
      state == change.after,
      """
      An account is \(words(change.before)). After `\(change.event)` it has to be \
      \(words(change.after)), but it is \(words(state)). \(change.lesson) \
      Read: Chapter 1, exercise 1.1.
      """)
  }

  @Test(
    "A recorded fact counts even if no rule would allow it today", .exercise("1.1"),
    arguments: Change.unlikely)
  fileprivate func refusesNothing(_ change: Change) throws {
    let balance = change.result().balance.cents
    try #require(
      balance == change.after.balance.cents,
      """
      An account is \(words(change.before)). After `\(change.event)` its balance has to be \
      \(change.after.balance.cents) cents, but it is \(balance). \(change.lesson) \
      Read: Chapter 1, exercise 1.1.
      """)
  }

  @Test("A balance that leaves the range of Int comes back exact", .exercise("1.1"))
  func comesBackExact() throws {
    var state = Account.State(status: .open, balance: Money(cents: Int.max - 10))
    Account.evolve(&state, with: .deposited(accountID: 1, amount: Money(cents: 100)))
    Account.evolve(&state, with: .withdrawn(accountID: 1, amount: Money(cents: 100)))
    Account.evolve(&state, with: .withdrawn(accountID: 1, amount: Money(cents: Int.max)))
    try #require(
      state.balance.cents == -10,
      """
      100 cents too many came in and went out again, and \(Int.max) more went out: the balance \
      has to be -10 cents, but it is \(state.balance.cents). Add with `&+` and subtract with \
      `&-`: a fold must neither stop at the border nor leave an event out. \
      Read: Chapter 1, exercise 1.1.
      """)
  }
}

/// A state, an event, and the state that has to come of them.
private struct Change: Sendable, CustomTestStringConvertible {
  let before: Account.State
  let event: Account.Event
  let after: Account.State
  let lesson: String

  init(
    _ before: (Account.State.Status, Int), _ event: Account.Event,
    _ after: (Account.State.Status, Int), _ lesson: String
  ) {
    self.before = Account.State(status: before.0, balance: Money(cents: before.1))
    self.event = event
    self.after = Account.State(status: after.0, balance: Money(cents: after.1))
    self.lesson = lesson
  }

  var testDescription: String { "\(event)" }

  func result() -> Account.State {
    var state = before
    Account.evolve(&state, with: event)
    return state
  }

  static let each = [
    Change(
      (.unopened, 0), .opened(accountID: 1), (.open, 0),
      "From now on the account can be used."),
    Change(
      (.unopened, 30_00), .opened(accountID: 1), (.open, 30_00),
      "Opening moves no money, so the balance stays."),
    Change(
      (.closed, 0), .opened(accountID: 1), (.open, 0),
      "Whether it may be opened again was decided before; now it is open."),
    Change(
      (.open, 100_00), .deposited(accountID: 1, amount: thirty), (.open, 130_00),
      "A deposit adds to what is there; the event says by how much, not what the balance was."),
    Change(
      (.open, 100_00), .withdrawn(accountID: 1, amount: thirty), (.open, 70_00),
      "A withdrawal takes the amount away."),
    Change(
      (.open, 100_00), .transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty),
      (.open, 70_00), "Money that was sent is gone from here, or it would be in two places."),
    Change(
      (.open, 100_00), .transferReceived(accountID: 1, transferID: "t", from: 2, amount: thirty),
      (.open, 130_00), "Money that was received is here, or it would be nowhere."),
    Change(
      (.open, 70_00), .transferReturned(accountID: 1, transferID: "t", amount: thirty),
      (.open, 100_00), "A transfer that came back gives the amount back to the sender."),
    Change(
      (.open, 100_00), .closed(accountID: 1), (.closed, 100_00),
      "Closing ends the use of the account; no money has moved, so the balance stays."),
  ]

  static let unlikely = [
    Change(
      (.open, 10_00), .withdrawn(accountID: 1, amount: thirty), (.open, -20_00),
      "The money was paid out; leaving the event out hides a debt from the bank."),
    Change(
      (.open, 10_00), .transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty),
      (.open, -20_00), "The money has left; leaving the event out hides a debt from the bank."),
    Change(
      (.unopened, 0), .deposited(accountID: 1, amount: thirty), (.unopened, 30_00),
      "The money came in, whatever the status says; rules are checked before an event is recorded."),
    Change(
      (.closed, 0), .transferReturned(accountID: 1, transferID: "t", amount: thirty),
      (.closed, 30_00),
      "The money came in, whatever the status says; rules are checked before an event is recorded."),
  ]
}

private let thirty = Money(cents: 30_00)
