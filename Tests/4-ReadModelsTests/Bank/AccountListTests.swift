import EventSourcing
import Events
import ExerciseSupport
import ReadModels
import Testing

@Suite("Stage 4: The list of accounts")
struct AccountListTests {
  @Test("Each account has a row, and its events change that row only", .exercise("4.1"))
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
      Account 1 was opened, got 100.00 and paid 30.00; account 2 was opened and closed. The rows \
      have to be \(words(expected)), but they are \(words(rows)). Read: Chapter 4, exercise 4.1.
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
      The log has a deposit of 100.00, without an opening before it, and then \(event). That makes \(Money(cents: cents)), but the list \
      says \(balance.map { "\($0)" } ?? "nothing"). Read: Chapter 4, exercise 4.1.
      """)
  }

  @Test("What does not concern it passes by", .exercise("4.1"))
  func passesOver() throws {
    let user = User.Event.created(
      userID: 7, firstName: "John", lastName: "Doe",
      email: try EmailAddress(parsing: "john@example.com"))
    let events: [RecordedEvent] = .interrupted(
      Account.Event.opened(accountID: 1), Account.Event.deposited(accountID: 1, amount: .ten))
    let rows = try AccountList.after(.log(user) + events).rows(limit: 10)
    try #require(
      rows == [AccountList.Row(id: 1, status: .open, balance: .ten, version: 4)],
      """
      User 7 was registered. Then account 1 was opened, its versions 2 and 3 are events that this \
      program does not know, and version 4 is a deposit of 10.00. There has to be one row, open, \
      with 10.00 at version 4, but there is \(words(rows)). A user is no account, and the version \
      is that of the event, not a count of your own. Read: Chapter 4, exercise 4.1.
      """)
  }

  @Test("What has happened is not judged again", .exercise("4.1"))
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
      The log has a deposit into an account whose opening is not there, an overdraft, money that \
      came back to a closed account, an account that was opened after its first deposit, and one \
      that was closed with money inside. All of that was recorded, so it has happened, and the rows \
      have to be \(words(expected)); they are \(words(rows)). Read: Chapter 4, exercise 4.1.
      """)
  }
}

/// Rows as they read in a sentence.
func words(_ rows: [AccountList.Row]) -> String {
  rows.isEmpty
    ? "nothing"
    : rows.map { "\($0.id) \($0.status) \($0.balance) at version \($0.version)" }
      .joined(separator: " and ")
}
