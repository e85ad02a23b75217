import EventSourcing
import Events
import ExerciseSupport
import ReadModels
import Testing

@Suite("Stage 4: The list of accounts")
struct AccountListTests {
  @Test("Each account has one row, and its events change only that row", .exercise("4.1"))
  func keepsRows() throws {
    let accounts = try AccountList.after(
      .log(
        Account.Event.opened(accountID: 1), Account.Event.deposited(accountID: 1, amount: .hundred),
        Account.Event.opened(accountID: 2), Account.Event.withdrawn(accountID: 1, amount: .thirty),
        Account.Event.closed(accountID: 2)))
    let expected = [
      AccountList.Row(id: 1, status: .open, balance: Money(cents: 70_00), version: 3),
      AccountList.Row(id: 2, status: .closed, balance: .zero, version: 2),
    ]
    let rows = accounts.rows(limit: 10)
    try #require(
      rows == expected,
      """
      Account 1 was opened, received 100.00 and paid out 30.00. Account 2 was opened and closed.
        expected rows: \(words(expected))
        got:           \(words(rows))
      Change a copy of the account's row, and put it back into the table. Chapter 4, exercise 4.1.
      """)
  }

  @Test(
    "Every event that moves money changes the balance", .exercise("4.1"),
    arguments: [
      (Account.Event.transferSent(accountID: 1, transferID: "t", to: 2, amount: .thirty), 70_00),
      (.transferReceived(accountID: 1, transferID: "t", from: 2, amount: .thirty), 130_00),
      (.transferReturned(accountID: 1, transferID: "t", amount: .thirty), 130_00),
    ])
  func counts(event: Account.Event, cents: Int) throws {
    let accounts = try AccountList.after(
      .log(Account.Event.deposited(accountID: 1, amount: .hundred), event))
    let balance = accounts[1]?.balance
    try #require(
      balance == Money(cents: cents),
      """
      The log has a deposit of 100.00, without an opening, and then \(event).
        expected balance: \(Money(cents: cents))
        got:              \(balance.map { "\($0)" } ?? "no row")
      The list disagrees with the account. `balanceChange` has the right sign for every event. \
      Chapter 4, exercise 4.1.
      """)
  }

  @Test("Events of users and unknown events change no row", .exercise("4.1"))
  func passesOver() throws {
    let user = User.Event.created(
      userID: 7, firstName: "John", lastName: "Doe",
      email: try EmailAddress(parsing: "john@example.com"))
    let events: [RecordedEvent] = .interrupted(
      Account.Event.opened(accountID: 1), Account.Event.deposited(accountID: 1, amount: .ten))
    let rows = try AccountList.after(.log(user) + events).rows(limit: 10)
    let expected = [AccountList.Row(id: 1, status: .open, balance: .ten, version: 4)]
    try #require(
      rows == expected,
      """
      User 7 was registered. Account 1 was opened; its versions 2 and 3 are events that this program \
      does not know; version 4 is a deposit of 10.00.
        expected rows: \(words(expected))
        got:           \(words(rows))
      A user is not an account, and a version comes from the event, not from a count. \
      Chapter 4, exercise 4.1.
      """)
  }

  @Test("The list takes facts as recorded and checks no rules", .exercise("4.1"))
  func doesNotJudge() throws {
    let accounts = try AccountList.after(
      .log(
        Account.Event.deposited(accountID: 1, amount: .ten),
        Account.Event.opened(accountID: 2), Account.Event.closed(accountID: 2),
        Account.Event.transferReturned(accountID: 2, transferID: "t", amount: .thirty),
        Account.Event.withdrawn(accountID: 1, amount: .hundred),
        Account.Event.deposited(accountID: 3, amount: .ten), Account.Event.opened(accountID: 3),
        Account.Event.deposited(accountID: 4, amount: .ten), Account.Event.closed(accountID: 4)))
    let rows = accounts.rows(limit: 10)
    let expected = [
      AccountList.Row(id: 1, status: .unopened, balance: Money(cents: -90_00), version: 2),
      AccountList.Row(id: 2, status: .closed, balance: .thirty, version: 3),
      AccountList.Row(id: 3, status: .open, balance: .ten, version: 2),
      AccountList.Row(id: 4, status: .closed, balance: .ten, version: 2),
    ]
    try #require(
      rows == expected,
      """
      Account 1 has a deposit without an opening, and an overdraft. Account 2 got money back after \
      it was closed. Account 3 was opened after its first deposit. Account 4 was closed with 10.00.
        expected rows: \(words(expected))
        got:           \(words(rows))
      All of that was recorded, so the list has to show it. Decisions check rules; projections don't. \
      Chapter 4, exercise 4.1.
      """)
  }

  @Test("A balance out of range wraps around instead of trapping", .exercise("4.1"))
  func wrapsAround() throws {
    let accounts = try AccountList.after(
      .log(
        Account.Event.deposited(accountID: 1, amount: Money(cents: .max)),
        Account.Event.deposited(accountID: 1, amount: .hundred),
        Account.Event.withdrawn(accountID: 1, amount: Money(cents: .max))))
    let expected = [AccountList.Row(id: 1, balance: .hundred, version: 3)]
    let rows = accounts.rows(limit: 10)
    try #require(
      rows == expected,
      """
      An old log has a deposit of \(Money(cents: .max)), one of 100.00, and a withdrawal of \
      \(Money(cents: .max)). In between the sum is out of range; at the end it is 100.00 again.
        expected rows: \(words(expected))
        got:           \(words(rows))
      A fact can't be skipped, and it must not stop the list. Add with `&+`, as `evolve` does. \
      Chapter 4, exercise 4.1.
      """)
  }
}

/// Rows as they read in a sentence.
func words(_ rows: [AccountList.Row]) -> String {
  rows.isEmpty
    ? "none"
    : rows.map { "account \($0.id) \($0.status) with \($0.balance) at version \($0.version)" }
      .joined(separator: ", ")
}
