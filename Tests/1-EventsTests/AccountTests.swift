import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 1: Account")
struct AccountTests {
  @Test(
    "Each event changes the state by what it says, and nothing else", .exercise("1.1"),
    arguments: Change.each)
  fileprivate func changes(_ change: Change) throws {
    let state = change.result()
    try #require(
      state == change.after,
      """
      An account is \(words(change.before)), and `\(change.event)` is folded in:
        expected: \(words(change.after))
        got:      \(words(state))
      \(change.lesson) Chapter 1, exercise 1.1.
      """)
  }

  @Test(
    "The fold takes every recorded event, even one that no rule would allow", .exercise("1.1"),
    arguments: Change.unlikely)
  fileprivate func refusesNothing(_ change: Change) throws {
    let state = change.result()
    try #require(
      state == change.after,
      """
      An account is \(words(change.before)), and `\(change.event)` is folded in:
        expected: \(words(change.after))
        got:      \(words(state))
      \(change.lesson) Chapter 1, exercise 1.1.
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
      A balance of Int.max - 10 got 100 cents more, lost them again, and then lost Int.max:
        expected: -10 cents
        got:      \(state.balance.cents) cents
      Use `&+` and `&-`: a fold must neither trap nor skip an event. Chapter 1, exercise 1.1.
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
      (.open, 100_00), .deposited(accountID: 1, amount: thirty), (.open, 130_00),
      "A deposit adds its amount: the event says by how much, not what the balance is."),
    Change(
      (.open, 100_00), .withdrawn(accountID: 1, amount: thirty), (.open, 70_00),
      "A withdrawal takes its amount away."),
    Change(
      (.open, 100_00), .transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty),
      (.open, 70_00), "Money that was sent has left this account, or it would be in two places."),
    Change(
      (.open, 100_00), .transferReceived(accountID: 1, transferID: "t", from: 2, amount: thirty),
      (.open, 130_00), "Money that was received is in this account, or it would be nowhere."),
    Change(
      (.open, 70_00), .transferReturned(accountID: 1, transferID: "t", amount: thirty),
      (.open, 100_00), "A returned transfer is a refund to its sender."),
    Change(
      (.open, 100_00), .closed(accountID: 1), (.closed, 100_00),
      "Closing moves no money, so the balance stays."),
  ]

  static let unlikely = [
    Change(
      (.closed, 0), .opened(accountID: 1), (.open, 0),
      "Whether an account may open again was decided before the event was recorded."),
    Change(
      (.unopened, 0), .closed(accountID: 1), (.closed, 0),
      "Whether an account may close was decided before the event was recorded."),
    Change(
      (.open, 10_00), .withdrawn(accountID: 1, amount: thirty), (.open, -20_00),
      "The bank paid that money out; skipping the event hides a debt."),
    Change(
      (.open, 10_00), .transferSent(accountID: 1, transferID: "t", to: 2, amount: thirty),
      (.open, -20_00), "That money has left the account; skipping the event hides a debt."),
    Change(
      (.unopened, 0), .deposited(accountID: 1, amount: thirty), (.unopened, 30_00),
      "The money came in, whatever the status; rules are checked before an event is recorded."),
    Change(
      (.closed, 0), .transferReturned(accountID: 1, transferID: "t", amount: thirty),
      (.closed, 30_00),
      "The money came in, whatever the status; rules are checked before an event is recorded."),
    Change(
      (.open, 100_00), .deposited(accountID: 1, amount: Money(cents: -5_00)), (.open, 95_00),
      "The log says -5.00. A fold takes the recorded amount as it is, and corrects nothing."),
  ]
}

private let thirty = Money(cents: 30_00)
